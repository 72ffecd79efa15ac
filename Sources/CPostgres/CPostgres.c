#include "CPostgres.h"

#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>

#define FUNCTIONS(each) \
  each(PQconnectStartParams) each(PQconnectPoll) each(PQstatus) each(PQsocket) each(PQserverVersion) \
  each(PQerrorMessage) each(PQfinish) each(PQsendQueryParams) each(PQsetnonblocking) each(PQflush) \
  each(PQconsumeInput) each(PQisBusy) each(PQgetResult) each(PQresultStatus) each(PQresultErrorField) \
  each(PQntuples) each(PQnfields) each(PQfname) each(PQgetvalue) each(PQgetisnull) each(PQcmdTuples) \
  each(PQclear) each(PQgetCancel) each(PQcancel) each(PQfreeCancel) each(PQencryptPasswordConn) \
  each(PQfreemem) each(PQsetNoticeProcessor) each(PQsetErrorVerbosity) each(PQsendQuery) each(PQsendPrepare) \
  each(PQsendQueryPrepared) each(PQftype) each(PQcmdStatus) each(PQnotifies) each(PQenterPipelineMode) \
  each(PQexitPipelineMode) each(PQpipelineSync)

// Every function as the library has it; filled once, before any thread reads it.
static struct {
#define FIELD(name) __typeof__(&name) name;
  FUNCTIONS(FIELD)
#undef FIELD
} library;

// OpenSSL would free at exit what another thread still uses; the process needs no such tidiness.
static void leave_openssl_at_exit(void *handle) {
  const uint64_t no_atexit = 0x00080000;
  int (*init)(uint64_t, const void *) = (int (*)(uint64_t, const void *))dlsym(handle, "OPENSSL_init_crypto");
  if (init != NULL) init(no_atexit, NULL);
}

const char *tenantry_pq_load(void) {
  void *handle = dlopen("libpq.so.5", RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) return "libpq.so.5 cannot be opened: install libpq5.";
  leave_openssl_at_exit(handle);
#define FIND(name) \
  library.name = (__typeof__(library.name))dlsym(handle, #name); \
  if (library.name == NULL) return "libpq is older than 14: install a newer libpq5.";
  FUNCTIONS(FIND)
#undef FIND
  return NULL;
}

static void ignore_notice(void *context, const char *message) {
  (void)context;
  (void)message;
}

PGconn *tenantry_pq_connect_start(const char *const *keywords, const char *const *values) {
  PGconn *connection = library.PQconnectStartParams(keywords, values, 0);
  if (connection == NULL) return NULL;
  library.PQsetNoticeProcessor(connection, ignore_notice, NULL);
  library.PQsetErrorVerbosity(connection, PQERRORS_VERBOSE);
  return connection;
}

PostgresPollingStatusType tenantry_pq_connect_poll(PGconn *connection) { return library.PQconnectPoll(connection); }

ConnStatusType tenantry_pq_status(const PGconn *connection) { return library.PQstatus(connection); }

int tenantry_pq_socket(const PGconn *connection) { return library.PQsocket(connection); }

int tenantry_pq_server_version(const PGconn *connection) { return library.PQserverVersion(connection); }

const char *tenantry_pq_error_message(const PGconn *connection) { return library.PQerrorMessage(connection); }

void tenantry_pq_finish(PGconn *connection) { library.PQfinish(connection); }

int tenantry_pq_send(PGconn *connection, const char *statement, int count, const char *const *values) {
  return library.PQsendQueryParams(connection, statement, count, NULL, values, NULL, NULL, 0);
}

int tenantry_pq_send_typed(PGconn *connection, const char *statement, int count, const unsigned int *types,
                           const char *const *values) {
  return library.PQsendQueryParams(connection, statement, count, types, values, NULL, NULL, 0);
}

int tenantry_pq_send_script(PGconn *connection, const char *statements) {
  return library.PQsendQuery(connection, statements);
}

int tenantry_pq_send_prepare(PGconn *connection, const char *name, const char *statement, int count,
                             const unsigned int *types) {
  return library.PQsendPrepare(connection, name, statement, count, types);
}

int tenantry_pq_send_prepared(PGconn *connection, const char *name, int count, const char *const *values) {
  return library.PQsendQueryPrepared(connection, name, count, values, NULL, NULL, 0);
}

int tenantry_pq_enter_pipeline(PGconn *connection) { return library.PQenterPipelineMode(connection); }

int tenantry_pq_end_pipeline(PGconn *connection) { return library.PQpipelineSync(connection); }

int tenantry_pq_exit_pipeline(PGconn *connection) { return library.PQexitPipelineMode(connection); }

int tenantry_pq_take_notice(PGconn *connection) {
  PGnotify *notice = library.PQnotifies(connection);
  if (notice == NULL) return 0;
  library.PQfreemem(notice);
  return 1;
}

int tenantry_pq_set_nonblocking(PGconn *connection) { return library.PQsetnonblocking(connection, 1); }

int tenantry_pq_flush(PGconn *connection) { return library.PQflush(connection); }

int tenantry_pq_consume_input(PGconn *connection) { return library.PQconsumeInput(connection); }

int tenantry_pq_is_busy(PGconn *connection) { return library.PQisBusy(connection); }

PGresult *tenantry_pq_get_result(PGconn *connection) { return library.PQgetResult(connection); }

ExecStatusType tenantry_pq_result_status(const PGresult *result) { return library.PQresultStatus(result); }

const char *tenantry_pq_sqlstate(const PGresult *result) {
  return library.PQresultErrorField(result, PG_DIAG_SQLSTATE);
}

const char *tenantry_pq_primary_message(const PGresult *result) {
  return library.PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
}

int tenantry_pq_rows(const PGresult *result) { return library.PQntuples(result); }

int tenantry_pq_columns(const PGresult *result) { return library.PQnfields(result); }

const char *tenantry_pq_column_name(const PGresult *result, int column) { return library.PQfname(result, column); }

const char *tenantry_pq_value(const PGresult *result, int row, int column) {
  return library.PQgetisnull(result, row, column) ? NULL : library.PQgetvalue(result, row, column);
}

unsigned int tenantry_pq_column_type(const PGresult *result, int column) { return library.PQftype(result, column); }

const char *tenantry_pq_command(PGresult *result) { return library.PQcmdStatus(result); }

const char *tenantry_pq_affected(PGresult *result) { return library.PQcmdTuples(result); }

void tenantry_pq_clear(PGresult *result) { library.PQclear(result); }

PGcancel *tenantry_pq_get_cancel(PGconn *connection) { return library.PQgetCancel(connection); }

void tenantry_pq_cancel(PGcancel *cancel) {
  char words[256];
  library.PQcancel(cancel, words, sizeof words);
}

void tenantry_pq_free_cancel(PGcancel *cancel) { library.PQfreeCancel(cancel); }

char *tenantry_pq_encrypt_password(PGconn *connection, const char *password, const char *user) {
  return library.PQencryptPasswordConn(connection, password, user, "scram-sha-256");
}

void tenantry_pq_free(void *memory) { library.PQfreemem(memory); }
