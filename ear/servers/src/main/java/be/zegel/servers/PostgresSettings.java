package be.zegel.servers;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The configuration of the embedded PostgreSQL, written anew at every start.
 *
 * <p>Loopback and passwords only; durable; statements and their values stay out of the log, which
 * would otherwise fill with what the case files say.
 */
final class PostgresSettings {
  private static final long MEBIBYTE = 1024L * 1024;

  private PostgresSettings() {}

  static void write(Path data, Path logs, int port) throws IOException {
    Files.writeString(data.resolve("postgresql.conf"), settings(logs, port, memory()));
    Files.writeString(
        data.resolve("pg_hba.conf"),
        """
        # Written by Zegel at every start. Password logins over loopback, nothing else.
        host all all 127.0.0.1/32 scram-sha-256
        """,
        StandardCharsets.UTF_8);
  }

  static String settings(Path logs, int port, long memoryMiB) {
    return """
        # Written by Zegel at every start; changes are lost.
        listen_addresses = '127.0.0.1'
        port = %d
        unix_socket_directories = ''
        max_connections = 200
        password_encryption = 'scram-sha-256'

        fsync = on
        synchronous_commit = on
        full_page_writes = on
        wal_compression = on
        max_wal_size = '2GB'
        checkpoint_timeout = '10min'

        shared_buffers = '%dMB'
        effective_cache_size = '%dMB'
        work_mem = '16MB'
        maintenance_work_mem = '128MB'
        random_page_cost = 1.1
        jit = off

        timezone = 'UTC'
        log_timezone = 'UTC'
        datestyle = 'ISO, DMY'
        lc_messages = 'C'
        idle_in_transaction_session_timeout = '10min'

        logging_collector = on
        log_directory = '%s'
        log_filename = 'postgresql-%%a.log'
        log_file_mode = 0600
        log_truncate_on_rotation = on
        log_rotation_age = '1d'
        log_rotation_size = 0
        log_line_prefix = '%%m [%%p] %%q%%u@%%d '
        log_min_duration_statement = '2s'
        log_parameter_max_length = 0
        log_parameter_max_length_on_error = 0
        log_error_verbosity = terse
        log_lock_waits = on
        """
        .formatted(
            port,
            Math.clamp(memoryMiB / 16, 128, 1024),
            Math.max(512, memoryMiB / 4),
            logs.toString().replace("'", "''"));
  }

  private static long memory() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getTotalMemorySize()
        / MEBIBYTE;
  }
}
