package be.zegel.web.shell;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages read records and our own types the way Java does, {@code #{band.number}} for {@code
 * band.number()}: Expression Language 5 knows only getters. It answers for public types of this
 * project and leaves everything else to the resolvers after it.
 */
public class NamedAccessors extends ELResolver {

  private static final ClassValue<Map<String, Method>> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected Map<String, Method> computeValue(Class<?> type) {
          return accessors(type);
        }
      };

  @Override
  public @Nullable Object getValue(
      ELContext context, @Nullable Object base, @Nullable Object property) {
    Method accessor = accessor(base, property);
    if (accessor == null) {
      return null;
    }
    context.setPropertyResolved(base, property);
    try {
      return accessor.invoke(base);
    } catch (InvocationTargetException failed) {
      throw new ELException(failed.getCause());
    } catch (IllegalAccessException closed) {
      throw new ELException(closed);
    }
  }

  @Override
  public @Nullable Class<?> getType(
      ELContext context, @Nullable Object base, @Nullable Object property) {
    return null;
  }

  @Override
  public void setValue(
      ELContext context, @Nullable Object base, @Nullable Object property, @Nullable Object value) {
    // Accessors are read only; setters of page beans belong to the resolver of beans.
  }

  @Override
  public boolean isReadOnly(ELContext context, @Nullable Object base, @Nullable Object property) {
    if (accessor(base, property) == null) {
      return false;
    }
    context.setPropertyResolved(base, property);
    return true;
  }

  @Override
  public @Nullable Class<?> getCommonPropertyType(ELContext context, @Nullable Object base) {
    return null;
  }

  private static @Nullable Method accessor(@Nullable Object base, @Nullable Object property) {
    return base == null || !(property instanceof String name)
        ? null
        : ACCESSORS.get(base.getClass()).get(name);
  }

  private static Map<String, Method> accessors(Class<?> type) {
    return ours(type)
        ? Arrays.stream(type.getMethods())
            .filter(method -> method.getParameterCount() == 0)
            .filter(method -> method.getReturnType() != void.class)
            .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
            .filter(method -> method.getDeclaringClass() != Object.class)
            .filter(method -> Modifier.isPublic(method.getDeclaringClass().getModifiers()))
            .collect(
                Collectors.toUnmodifiableMap(
                    Method::getName, method -> method, NamedAccessors::nearer))
        : Map.of();
  }

  private static Method nearer(Method one, Method other) {
    return one.getDeclaringClass().isAssignableFrom(other.getDeclaringClass()) ? other : one;
  }

  private static boolean ours(@Nullable Class<?> type) {
    return type != null
        && !type.isArray()
        && (type.getName().startsWith("be.zegel.") || ours(type.getSuperclass()));
  }
}
