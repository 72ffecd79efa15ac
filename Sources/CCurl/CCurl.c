#include "CCurl.h"

#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>

// Named here as numbers, so that headers older than the library do.
#define OPTION_PROTOCOLS_STR ((CURLoption)(CURLOPTTYPE_STRINGPOINT + 318))
#define OPTION_QUICK_EXIT ((CURLoption)(CURLOPTTYPE_LONG + 322))
#define VERSION_OLDEST 0x075000u

#define FUNCTIONS(each) \
  each(curl_global_init) each(curl_version_info) each(curl_easy_init) each(curl_easy_cleanup) \
  each(curl_easy_setopt) each(curl_easy_getinfo) each(curl_easy_pause) each(curl_easy_strerror) \
  each(curl_slist_append) each(curl_slist_free_all) each(curl_multi_init) each(curl_multi_cleanup) \
  each(curl_multi_setopt) each(curl_multi_add_handle) each(curl_multi_remove_handle) \
  each(curl_multi_perform) each(curl_multi_poll) each(curl_multi_wakeup) each(curl_multi_info_read)

// Every function as the library has it; filled once, before any thread reads it.
static struct {
#define FIELD(name) __typeof__(&name) name;
  FUNCTIONS(FIELD)
#undef FIELD
} library;

// OpenSSL would free at exit what the curl thread still uses; the process needs no such tidiness.
static void leave_openssl_at_exit(void *handle) {
  const uint64_t no_atexit = 0x00080000;
  int (*init)(uint64_t, const void *) = (int (*)(uint64_t, const void *))dlsym(handle, "OPENSSL_init_crypto");
  if (init != NULL) init(no_atexit, NULL);
}

const char *tenantry_curl_load(void) {
  void *handle = dlopen("libcurl.so.4", RTLD_NOW | RTLD_LOCAL);
  if (handle == NULL) return "libcurl.so.4 cannot be opened: install libcurl4.";
  leave_openssl_at_exit(handle);
#define FIND(name) \
  library.name = (__typeof__(library.name))dlsym(handle, #name); \
  if (library.name == NULL) return "libcurl is older than 7.80: install a newer one.";
  FUNCTIONS(FIND)
#undef FIND
  // Older ones cannot say when a request is about to be sent.
  if (library.curl_version_info(CURLVERSION_NOW)->version_num < VERSION_OLDEST) {
    return "libcurl is older than 7.80: install a newer one.";
  }
  return library.curl_global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK ? NULL : "libcurl could not be started.";
}

// The macros of these names would allow no pointer.
#undef curl_easy_setopt
#undef curl_easy_getinfo
#undef curl_multi_setopt

CURL *tenantry_curl_easy_init(void) { return library.curl_easy_init(); }

void tenantry_curl_easy_cleanup(CURL *easy) { library.curl_easy_cleanup(easy); }

CURLcode tenantry_curl_easy_pause(CURL *easy, int bitmask) { return library.curl_easy_pause(easy, bitmask); }

const char *tenantry_curl_easy_strerror(CURLcode code) { return library.curl_easy_strerror(code); }

CURLcode tenantry_curl_set_long(CURL *easy, CURLoption option, long value) {
  return library.curl_easy_setopt(easy, option, value);
}

CURLcode tenantry_curl_set_size(CURL *easy, CURLoption option, curl_off_t value) {
  return library.curl_easy_setopt(easy, option, value);
}

CURLcode tenantry_curl_set_text(CURL *easy, CURLoption option, const char *value) {
  return library.curl_easy_setopt(easy, option, value);
}

CURLcode tenantry_curl_set_pointer(CURL *easy, CURLoption option, void *value) {
  return library.curl_easy_setopt(easy, option, value);
}

CURLcode tenantry_curl_set_fields(CURL *easy, CURLoption option, struct curl_slist *value) {
  return library.curl_easy_setopt(easy, option, value);
}

CURLcode tenantry_curl_set_receiver(CURL *easy, CURLoption option, curl_write_callback call) {
  return library.curl_easy_setopt(easy, option, call);
}

CURLcode tenantry_curl_set_prereq(CURL *easy, curl_prereq_callback call) {
  return library.curl_easy_setopt(easy, CURLOPT_PREREQFUNCTION, call);
}

CURLcode tenantry_curl_set_opensocket(CURL *easy, curl_opensocket_callback call) {
  return library.curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, call);
}

CURLcode tenantry_curl_set_bytes(CURL *easy, CURLoption option, const void *bytes, size_t count) {
  struct curl_blob blob = {(void *)bytes, count, CURL_BLOB_COPY};
  return library.curl_easy_setopt(easy, option, &blob);
}

CURLcode tenantry_curl_allow_web_only(CURL *easy) {
  CURLcode code = library.curl_easy_setopt(easy, OPTION_PROTOCOLS_STR, "http,https");
  if (code != CURLE_UNKNOWN_OPTION) return code;
  return library.curl_easy_setopt(easy, CURLOPT_PROTOCOLS, (long)(CURLPROTO_HTTP | CURLPROTO_HTTPS));
}

CURLcode tenantry_curl_set_quick_exit(CURL *easy) {
  CURLcode code = library.curl_easy_setopt(easy, OPTION_QUICK_EXIT, 1L);
  return code == CURLE_UNKNOWN_OPTION ? CURLE_OK : code;
}

CURLcode tenantry_curl_get_long(CURL *easy, CURLINFO info, long *value) {
  return library.curl_easy_getinfo(easy, info, value);
}

struct curl_slist *tenantry_curl_slist_append(struct curl_slist *list, const char *text) {
  return library.curl_slist_append(list, text);
}

void tenantry_curl_slist_free_all(struct curl_slist *list) { library.curl_slist_free_all(list); }

CURLM *tenantry_curl_multi_init(void) { return library.curl_multi_init(); }

CURLMcode tenantry_curl_multi_cleanup(CURLM *multi) { return library.curl_multi_cleanup(multi); }

CURLMcode tenantry_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return library.curl_multi_setopt(multi, option, value);
}

CURLMcode tenantry_curl_multi_add_handle(CURLM *multi, CURL *easy) {
  return library.curl_multi_add_handle(multi, easy);
}

CURLMcode tenantry_curl_multi_remove_handle(CURLM *multi, CURL *easy) {
  return library.curl_multi_remove_handle(multi, easy);
}

CURLMcode tenantry_curl_multi_perform(CURLM *multi, int *running) {
  return library.curl_multi_perform(multi, running);
}

CURLMcode tenantry_curl_multi_poll(CURLM *multi, int milliseconds) {
  return library.curl_multi_poll(multi, NULL, 0, milliseconds, NULL);
}

CURLMcode tenantry_curl_multi_wakeup(CURLM *multi) { return library.curl_multi_wakeup(multi); }

CURLMsg *tenantry_curl_multi_info_read(CURLM *multi, int *left) {
  return library.curl_multi_info_read(multi, left);
}
