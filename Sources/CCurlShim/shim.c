#include "kept.h"
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct ccurl_mail {
    CURL *easy;
    curl_mime *readings;
    curl_mime *whole; /* NULL while nothing is attached */
    struct curl_slist *headers;
};

ccurl_mail *ccurl_mail_new(void) {
    ccurl_start();
    ccurl_mail *mail = calloc(1, sizeof *mail);
    if (!mail) return NULL;
    mail->easy = curl_easy_init();
    mail->readings = mail->easy ? curl_mime_init(mail->easy) : NULL;
    if (mail->readings) return mail;
    ccurl_mail_free(mail);
    return NULL;
}

void ccurl_mail_free(ccurl_mail *mail) {
    if (!mail) return;
    if (mail->easy) curl_easy_cleanup(mail->easy);
    curl_mime_free(mail->whole ? mail->whole : mail->readings); /* the whole owns its readings */
    curl_slist_free_all(mail->headers);
    free(mail);
}

void ccurl_mail_add_header(ccurl_mail *mail, const char *line) { mail->headers = curl_slist_append(mail->headers, line); }

void ccurl_mail_add_reading(ccurl_mail *mail, const char *type, const char *text, size_t size) {
    curl_mimepart *part = curl_mime_addpart(mail->readings);
    curl_mime_data(part, text, size);
    curl_mime_type(part, type);
    curl_mime_encoder(part, "quoted-printable");
}

/* multipart/mixed: the readings first, then what is attached. */
static void make_whole(ccurl_mail *mail) {
    mail->whole = curl_mime_init(mail->easy);
    curl_mimepart *first = curl_mime_addpart(mail->whole);
    curl_mime_subparts(first, mail->readings);
    curl_mime_type(first, "multipart/alternative");
}

void ccurl_mail_add_attachment(ccurl_mail *mail, const char *type, const char *disposition, const unsigned char *bytes, size_t size) {
    if (!mail->whole) make_whole(mail);
    curl_mimepart *part = curl_mime_addpart(mail->whole);
    curl_mime_data(part, (const char *)bytes, size);
    curl_mime_type(part, type);
    curl_mime_encoder(part, "base64");
    /* Ours, because curl would write the name in raw UTF-8, which RFC 2231 does not allow. */
    curl_mime_headers(part, curl_slist_append(NULL, disposition), 1);
}

/* Every line that the server says comes here; the last one that refuses explains. */
static size_t keep_line(char *line, size_t one, size_t size, void *answer) {
    struct ccurl_answer *kept = answer;
    if (one * size == 0 || (line[0] != '4' && line[0] != '5')) return one * size;
    size_t length = one * size < sizeof kept->text - 1 ? one * size : sizeof kept->text - 1;
    memcpy(kept->text, line, length);
    kept->text[length] = 0;
    return one * size;
}

static void set_server(
    CURL *easy, const char *url, const char *user, const char *password, int requires_tls, long timeout_ms) {
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, timeout_ms);
    curl_easy_setopt(easy, CURLOPT_USE_SSL, requires_tls ? (long)CURLUSESSL_ALL : (long)CURLUSESSL_TRY);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, requires_tls ? 1L : 0L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, requires_tls ? 2L : 0L);
    if (user) curl_easy_setopt(easy, CURLOPT_USERNAME, user);
    if (user && password) curl_easy_setopt(easy, CURLOPT_PASSWORD, password);
}

struct ccurl_answer ccurl_mail_send(
    ccurl_mail *mail, const char *url, const char *user, const char *password, int requires_tls, long timeout_ms, const char *from, const char *to) {
    struct ccurl_answer answer = {0};
    struct ccurl_answer last = {0};
    char error[CURL_ERROR_SIZE] = "";
    struct curl_slist *recipients = curl_slist_append(NULL, to);
    if (!mail->whole) mail->headers = curl_slist_append(mail->headers, "Content-Type: multipart/alternative");
    set_server(mail->easy, url, user, password, requires_tls, timeout_ms);
    curl_easy_setopt(mail->easy, CURLOPT_ERRORBUFFER, error);
    curl_easy_setopt(mail->easy, CURLOPT_HEADERFUNCTION, keep_line);
    curl_easy_setopt(mail->easy, CURLOPT_HEADERDATA, &last);
    curl_easy_setopt(mail->easy, CURLOPT_MAIL_FROM, from);
    curl_easy_setopt(mail->easy, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(mail->easy, CURLOPT_HTTPHEADER, mail->headers);
    curl_easy_setopt(mail->easy, CURLOPT_MIMEPOST, mail->whole ? mail->whole : mail->readings);
    CURLcode code = curl_easy_perform(mail->easy);
    answer.curl_code = (int)code;
    curl_easy_getinfo(mail->easy, CURLINFO_RESPONSE_CODE, &answer.reply_code);
    snprintf(answer.text, sizeof answer.text, "%s%s%s", error[0] ? error : curl_easy_strerror(code), last.text[0] ? "; " : "", last.text);
    curl_slist_free_all(recipients);
    return answer;
}

struct ccurl_answer ccurl_mail_greet(const char *url, const char *user, const char *password, int requires_tls, long timeout_ms) {
    struct ccurl_answer answer = {0};
    struct ccurl_answer last = {0};
    char error[CURL_ERROR_SIZE] = "";
    ccurl_start();
    CURL *easy = curl_easy_init();
    set_server(easy, url, user, password, requires_tls, timeout_ms);
    curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, error);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, keep_line);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &last);
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, "NOOP");
    curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
    CURLcode code = curl_easy_perform(easy);
    answer.curl_code = (int)code;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &answer.reply_code);
    snprintf(answer.text, sizeof answer.text, "%s%s%s", error[0] ? error : curl_easy_strerror(code), last.text[0] ? "; " : "", last.text);
    curl_easy_cleanup(easy);
    return answer;
}

/* Keeps the beginning of what a server answers. */
static size_t keep_start(char *data, size_t one, size_t size, void *answer) {
    struct ccurl_answer *kept = answer;
    size_t used = strlen(kept->text), room = sizeof kept->text - 1 - used;
    size_t length = one * size < room ? one * size : room;
    memcpy(kept->text + used, data, length);
    kept->text[used + length] = 0;
    return one * size;
}

static void set_post(CURL *easy, const char *url, const char *body, size_t size, long timeout_ms) {
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, timeout_ms);
    /* A redirection would carry the token elsewhere. */
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDS, body);
    curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, (long)size);
}

/* Asks, says in the answer how it went, and frees both. */
static void run(CURL *easy, struct curl_slist *headers, struct ccurl_answer *answer) {
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers);
    CURLcode code = curl_easy_perform(easy);
    answer->curl_code = (int)code;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &answer->reply_code);
    if (code != CURLE_OK) snprintf(answer->text, sizeof answer->text, "%s", curl_easy_strerror(code));
    curl_slist_free_all(headers);
    curl_easy_cleanup(easy);
}

struct ccurl_answer ccurl_http_post(
    const char *url, const char *type, const char *key, const char *authorization, const char *body, size_t size, long timeout_ms) {
    struct ccurl_answer answer = {0};
    ccurl_start();
    CURL *easy = curl_easy_init();
    struct curl_slist *headers = curl_slist_append(NULL, type);
    headers = curl_slist_append(headers, key);
    if (authorization) headers = curl_slist_append(headers, authorization);
    set_post(easy, url, body, size, timeout_ms);
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, keep_start);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &answer);
    run(easy, headers, &answer);
    return answer;
}

struct asked {
    char *bytes;
    size_t capacity, size;
};

static size_t keep_all(char *bytes, size_t one, size_t count, void *context) {
    struct asked *asked = context;
    size_t size = one * count;
    if (asked->size + size > asked->capacity) return 0; /* Too long an answer is a failure. */
    memcpy(asked->bytes + asked->size, bytes, size);
    asked->size += size;
    return size;
}

struct ccurl_answer ccurl_http_ask(
    const char *method, const char *url, const char *header, char *bytes, size_t capacity, size_t *size, long timeout_ms) {
    struct ccurl_answer answer = {0};
    struct asked asked = {bytes, capacity, 0};
    ccurl_start();
    CURL *easy = curl_easy_init();
    struct curl_slist *headers = curl_slist_append(NULL, header);
    headers = curl_slist_append(headers, "Accept: application/json");
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, timeout_ms);
    if (strcmp(method, "POST") == 0) {
        curl_easy_setopt(easy, CURLOPT_POST, 1L);
        curl_easy_setopt(easy, CURLOPT_POSTFIELDS, "");
        curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE, 0L);
    } else {
        curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, method);
    }
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, keep_all);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &asked);
    run(easy, headers, &answer);
    *size = asked.size;
    return answer;
}
