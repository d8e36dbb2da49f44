package be.zegel.web.shell;

import jakarta.faces.application.Resource;
import jakarta.faces.application.ResourceHandler;
import jakarta.faces.application.ResourceHandlerWrapper;
import jakarta.faces.application.ResourceWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Gives our style sheets, scripts, fonts and images an address that changes with their content, so
 * that a browser keeps them for long and still shows a new release at once.
 */
public class ContentVersions extends ResourceHandlerWrapper {

  static final String LIBRARY = "zegel";

  private static final Map<String, String> VERSIONS = new ConcurrentHashMap<>();
  private static final int LENGTH = 12;

  /** Called by Faces with the handler it wraps. */
  public ContentVersions(ResourceHandler wrapped) {
    super(wrapped);
  }

  @Override
  public Resource createResource(String name, String library) {
    return versioned(super.createResource(name, library), library);
  }

  @Override
  public Resource createResource(String name, String library, String contentType) {
    return versioned(super.createResource(name, library, contentType), library);
  }

  private static Resource versioned(Resource resource, String library) {
    return resource == null || !LIBRARY.equals(library) ? resource : new Versioned(resource);
  }

  /** The version of a resource of our library: the head of its SHA-256. */
  static String of(ServletContext context, String name) {
    return VERSIONS.computeIfAbsent(name, wanted -> digest(context, wanted));
  }

  private static String digest(ServletContext context, String name) {
    try (InputStream content = context.getResourceAsStream("/resources/" + LIBRARY + "/" + name)) {
      return content == null
          ? "none"
          : HexFormat.of()
              .formatHex(MessageDigest.getInstance("SHA-256").digest(content.readAllBytes()))
              .substring(0, LENGTH);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every JDK has SHA-256", impossible);
    }
  }

  private static final class Versioned extends ResourceWrapper {

    Versioned(Resource wrapped) {
      super(wrapped);
    }

    @Override
    public String getRequestPath() {
      String path = super.getRequestPath();
      ServletContext context =
          (ServletContext) FacesContext.getCurrentInstance().getExternalContext().getContext();
      return path + (path.contains("?") ? "&v=" : "?v=") + of(context, getResourceName());
    }

    /** A wrapper hides these three from Faces unless it passes them on. */
    @Override
    public String getResourceName() {
      return getWrapped().getResourceName();
    }

    @Override
    public String getLibraryName() {
      return getWrapped().getLibraryName();
    }

    @Override
    public String getContentType() {
      return getWrapped().getContentType();
    }
  }
}
