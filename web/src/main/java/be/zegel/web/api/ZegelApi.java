package be.zegel.web.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import org.eclipse.microprofile.openapi.annotations.OpenAPIDefinition;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.info.Info;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;

/** The REST interface, version 1. */
@ApplicationPath("/api/v1")
@OpenAPIDefinition(
    info =
        @Info(
            title = "Zegel",
            version = "1",
            description =
                "Cases, exhibits, custody and evidence of cybercrime units and prosecutors. Errors are problem documents (RFC 9457) with a stable code, in the language of"
                    + " Accept-Language (nl, fr, de, en); lists page by cursor; times are RFC 3339 with offset, and are read without one as Belgium's; sizes are decimal strings."
                    + " What is out of the caller's sight answers 404 like what never existed. Members without a value are null."),
    security = @SecurityRequirement(name = "bearer"))
@SecurityScheme(
    securitySchemeName = "bearer",
    type = SecuritySchemeType.HTTP,
    scheme = "bearer",
    bearerFormat = "JWT")
public class ZegelApi extends Application {}
