#pragma once
#include <stddef.h>
/* One mail, made with curl's MIME API and handed to an SMTP server. Swift cannot call curl_easy_setopt, which is variadic. */
typedef struct ccurl_mail ccurl_mail;

/* NULL when memory lacks. */
ccurl_mail *ccurl_mail_new(void);
void ccurl_mail_free(ccurl_mail *mail);

/* "Name: value". The caller has refused line ends, but for those that fold a header. */
void ccurl_mail_add_header(ccurl_mail *mail, const char *line);
/* One of the ways to read the mail, the plainest first. */
void ccurl_mail_add_reading(ccurl_mail *mail, const char *type, const char *text, size_t size);
void ccurl_mail_add_attachment(ccurl_mail *mail, const char *type, const char *disposition, const unsigned char *bytes, size_t size);

struct ccurl_answer {
    int curl_code;        /* a CURLcode; 0: accepted */
    long reply_code;      /* the last reply of the server; 0: none came */
    char text[512];       /* what curl says of the failure, then the last line the server said */
};
/* Blocks, at most for the time given.
   url: smtp://host:25 or smtps://host:465. user: NULL for no login.
   requires_tls: 0 encrypts when the server can, and then believes any certificate (RFC 7435); 1 refuses to talk otherwise. */
struct ccurl_answer ccurl_mail_send(
    ccurl_mail *mail, const char *url, const char *user, const char *password, int requires_tls, long timeout_ms, const char *from, const char *to);
/* Comes in, encrypted and signed in as a mail would be, asks for nothing (NOOP, RFC 5321 4.1.1.9), and leaves. */
struct ccurl_answer ccurl_mail_greet(const char *url, const char *user, const char *password, int requires_tls, long timeout_ms);
/* The text of an answer: Swift sees an array inside a struct as a tuple of 512. */
static inline const char *ccurl_answer_text(const struct ccurl_answer *answer) { return answer->text; }

/* Posts a body. headers: whole lines, NULL for none. reply_code is the status; text the beginning of what was answered, or what curl says. */
struct ccurl_answer ccurl_http_post(
    const char *url, const char *type, const char *key, const char *authorization, const char *body, size_t size, long timeout_ms);

/* Asks with a method of HTTP and one header, without a body. The answer goes into bytes, at most capacity, and its size into size. */
struct ccurl_answer ccurl_http_ask(
    const char *method, const char *url, const char *header, char *bytes, size_t capacity, size_t *size, long timeout_ms);
/* What a server answered, whole. */
struct ccurl_page {
    int curl_code;        /* a CURLcode; 0: an answer came */
    long status;
    int is_too_large;     /* it was larger than allowed, and left */
    char type[128];       /* its Content-Type */
    char *body;           /* NULL when it is empty; freed by ccurl_page_free */
    size_t size;
    char *moved;          /* where it sends instead, as a whole address; NULL for nowhere; freed by ccurl_page_free */
};
/* Asks for a page, or posts a form (NULL for none). Blocks, at most for the time given; follows no redirection; keeps at most so many bytes.
   authorization: a whole header line, or NULL. allows_http: 0 refuses all but https. */
struct ccurl_page ccurl_http_fetch(
    const char *url, const char *form, const char *authorization, int allows_http, long timeout_ms, size_t most);
void ccurl_page_free(struct ccurl_page page);
static inline const char *ccurl_page_type(const struct ccurl_page *page) { return page->type; }

/* Asks for a page of the internet, by https, and of no machine around us: the address is looked at when it is called, whatever its name says.
   Blocks, at most for the time given; follows no redirection; uses no proxy; keeps at most so many bytes. accept: a whole header line.
   allows_inside: calls the network around too, without encryption: for addresses that a setting says. is_refused: set when the address is inside. */
struct ccurl_page ccurl_fetch_outside(
    const char *url, const char *accept, int allows_inside, long timeout_ms, size_t most, int *is_refused);
/* Asks a CalDAV server, as somebody: the same, with a method of its own and a body. depth: a whole header line.
   allows_inside: calls the network around too, without encryption: for tests. */
struct ccurl_page ccurl_dav_outside(
    const char *method, const char *url, const char *user, const char *password, const char *depth, const char *body, int allows_inside,
    long timeout_ms, size_t most, int *is_refused);
/* Whether a written address is of the internet: the rule of the above. */
int ccurl_is_outside_text(const char *text);
