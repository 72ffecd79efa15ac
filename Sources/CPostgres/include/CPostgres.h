// The part of libpq that is used here.
//
// Nothing links to libpq: it is opened at the first connection. TLS, Kerberos and LDAP hang on it, and the program would
// load them at each start, also where it asks no database.
#ifndef TENANTRY_CPOSTGRES_H
#define TENANTRY_CPOSTGRES_H
#if __has_include(<libpq-fe.h>)
#include <libpq-fe.h>
#else
#include <postgresql/libpq-fe.h>
#endif

// Opens the library. NULL, or a sentence that says why it cannot be used. Called once, before anything below.
const char *tenantry_pq_load(void);

// As PQconnectStartParams, with errors that carry their code and without notices on standard error.
PGconn *tenantry_pq_connect_start(const char *const *keywords, const char *const *values);
PostgresPollingStatusType tenantry_pq_connect_poll(PGconn *connection);
ConnStatusType tenantry_pq_status(const PGconn *connection);
int tenantry_pq_socket(const PGconn *connection);
int tenantry_pq_server_version(const PGconn *connection);
const char *tenantry_pq_error_message(const PGconn *connection);
void tenantry_pq_finish(PGconn *connection);

// Sends one statement with its values as text; 1 when it is on its way.
int tenantry_pq_send(PGconn *connection, const char *statement, int count, const char *const *values);
// The same with the types of the values.
int tenantry_pq_send_typed(PGconn *connection, const char *statement, int count, const unsigned int *types,
                           const char *const *values);
// Sends statements without values, one after the other; each has a result.
int tenantry_pq_send_script(PGconn *connection, const char *statements);
// Sends a statement to be known by a name in this session.
int tenantry_pq_send_prepare(PGconn *connection, const char *name, const char *statement, int count,
                             const unsigned int *types);
int tenantry_pq_send_prepared(PGconn *connection, const char *name, int count, const char *const *values);
// From here to the end of the pipeline statements are sent without waiting for the answers of those before.
int tenantry_pq_enter_pipeline(PGconn *connection);
// What was sent is one exchange: the first statement that fails is the last that is run. Has a result of its own.
int tenantry_pq_end_pipeline(PGconn *connection);
// After the last result was taken; 0 when some are left.
int tenantry_pq_exit_pipeline(PGconn *connection);
// 1 when a notification had arrived, which is forgotten then.
int tenantry_pq_take_notice(PGconn *connection);
int tenantry_pq_set_nonblocking(PGconn *connection);
int tenantry_pq_flush(PGconn *connection);
int tenantry_pq_consume_input(PGconn *connection);
int tenantry_pq_is_busy(PGconn *connection);
PGresult *tenantry_pq_get_result(PGconn *connection);

ExecStatusType tenantry_pq_result_status(const PGresult *result);
const char *tenantry_pq_sqlstate(const PGresult *result);
const char *tenantry_pq_primary_message(const PGresult *result);
int tenantry_pq_rows(const PGresult *result);
int tenantry_pq_columns(const PGresult *result);
const char *tenantry_pq_column_name(const PGresult *result, int column);
// NULL for an SQL null.
const char *tenantry_pq_value(const PGresult *result, int row, int column);
unsigned int tenantry_pq_column_type(const PGresult *result, int column);
// The command's tag: "UPDATE 3", "COMMIT".
const char *tenantry_pq_command(PGresult *result);
const char *tenantry_pq_affected(PGresult *result);
void tenantry_pq_clear(PGresult *result);

PGcancel *tenantry_pq_get_cancel(PGconn *connection);
// Asks the server to stop; blocks until it has heard. May be called on any thread.
void tenantry_pq_cancel(PGcancel *cancel);
void tenantry_pq_free_cancel(PGcancel *cancel);

// The SCRAM verifier of a password, or NULL; freed with tenantry_pq_free.
char *tenantry_pq_encrypt_password(PGconn *connection, const char *password, const char *user);
void tenantry_pq_free(void *memory);
#endif
