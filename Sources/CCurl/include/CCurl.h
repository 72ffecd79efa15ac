// The part of libcurl that is used here, as plain functions: Swift imports no variadic ones.
//
// Nothing links to libcurl: it is opened at the first request. Thirty libraries hang on it, and the program
// would load them at each start, also where it asks nobody.
#ifndef TENANTRY_CCURL_H
#define TENANTRY_CCURL_H
#define CURL_DISABLE_TYPECHECK
#define CURL_DISABLE_DEPRECATION
#include <curl/curl.h>

#if LIBCURL_VERSION_NUM < 0x075000
#error "libcurl 7.80 or newer is needed (Debian: libcurl4-openssl-dev)"
#endif

// Opens the library. NULL, or a sentence that says why it cannot be used. Called once, before anything below.
const char *tenantry_curl_load(void);

// As curl_easy_…, one function for each type of option.
CURL *tenantry_curl_easy_init(void);
void tenantry_curl_easy_cleanup(CURL *easy);
CURLcode tenantry_curl_easy_pause(CURL *easy, int bitmask);
const char *tenantry_curl_easy_strerror(CURLcode code);
CURLcode tenantry_curl_set_long(CURL *easy, CURLoption option, long value);
CURLcode tenantry_curl_set_size(CURL *easy, CURLoption option, curl_off_t value);
CURLcode tenantry_curl_set_text(CURL *easy, CURLoption option, const char *value);
CURLcode tenantry_curl_set_pointer(CURL *easy, CURLoption option, void *value);
CURLcode tenantry_curl_set_fields(CURL *easy, CURLoption option, struct curl_slist *value);
CURLcode tenantry_curl_set_receiver(CURL *easy, CURLoption option, curl_write_callback call);
CURLcode tenantry_curl_set_prereq(CURL *easy, curl_prereq_callback call);
CURLcode tenantry_curl_set_opensocket(CURL *easy, curl_opensocket_callback call);
// libcurl keeps a copy of the bytes.
CURLcode tenantry_curl_set_bytes(CURL *easy, CURLoption option, const void *bytes, size_t count);
// http and https, by the option that the library has.
CURLcode tenantry_curl_allow_web_only(CURL *easy);
// Lets a request go while its name is still being resolved; a library without the option waits for the
// resolver.
CURLcode tenantry_curl_set_quick_exit(CURL *easy);
CURLcode tenantry_curl_get_long(CURL *easy, CURLINFO info, long *value);

struct curl_slist *tenantry_curl_slist_append(struct curl_slist *list, const char *text);
void tenantry_curl_slist_free_all(struct curl_slist *list);

// As curl_multi_….
CURLM *tenantry_curl_multi_init(void);
CURLMcode tenantry_curl_multi_cleanup(CURLM *multi);
CURLMcode tenantry_curl_multi_set_long(CURLM *multi, CURLMoption option, long value);
CURLMcode tenantry_curl_multi_add_handle(CURLM *multi, CURL *easy);
CURLMcode tenantry_curl_multi_remove_handle(CURLM *multi, CURL *easy);
CURLMcode tenantry_curl_multi_perform(CURLM *multi, int *running);
CURLMcode tenantry_curl_multi_poll(CURLM *multi, int milliseconds);
CURLMcode tenantry_curl_multi_wakeup(CURLM *multi);
CURLMsg *tenantry_curl_multi_info_read(CURLM *multi, int *left);
#endif
