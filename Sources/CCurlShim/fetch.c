#include "kept.h"
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static pthread_once_t started = PTHREAD_ONCE_INIT;
static void start(void) { curl_global_init(CURL_GLOBAL_DEFAULT); }
void ccurl_start(void) { pthread_once(&started, start); }

static size_t keep_all(char *data, size_t one, size_t size, void *target) {
    struct kept_body *kept = target;
    size_t length = one * size;
    if (kept->size + length > kept->most) {
        kept->is_too_large = 1;
        return 0;
    }
    char *more = realloc(kept->bytes, kept->size + length + 1);
    if (!more) return 0;
    memcpy(more + kept->size, data, length);
    kept->bytes = more;
    kept->size += length;
    kept->bytes[kept->size] = 0;
    return length;
}

struct ccurl_page ccurl_perform(CURL *easy, struct curl_slist *headers, struct kept_body *kept) {
    struct ccurl_page page = {0};
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, keep_all);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, kept);
    page.curl_code = (int)curl_easy_perform(easy);
    char *type = NULL, *moved = NULL;
    curl_easy_getinfo(easy, CURLINFO_CONTENT_TYPE, &type);
    curl_easy_getinfo(easy, CURLINFO_REDIRECT_URL, &moved);
    page.moved = moved ? strdup(moved) : NULL;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &page.status);
    snprintf(page.type, sizeof page.type, "%s", type ? type : "");
    page.is_too_large = kept->is_too_large;
    page.body = kept->bytes;
    page.size = kept->size;
    curl_slist_free_all(headers);
    curl_easy_cleanup(easy);
    return page;
}

struct ccurl_page ccurl_http_fetch(const char *url, const char *form, const char *authorization, int allows_http, long timeout_ms, size_t most) {
    struct kept_body kept = {.most = most};
    ccurl_start();
    CURL *easy = curl_easy_init();
    struct curl_slist *headers = curl_slist_append(NULL, "Accept: application/json, application/jwt");
    if (authorization) headers = curl_slist_append(headers, authorization);
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, allows_http ? "http,https" : "https");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, timeout_ms);
    /* A redirection would lead elsewhere, with what was sent. */
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    if (form) curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, form);
    return ccurl_perform(easy, headers, &kept);
}

void ccurl_page_free(struct ccurl_page page) {
    free(page.body);
    free(page.moved);
}
