#include "ccurlshim.h"
#include <curl/curl.h>

/* What the questions of this room share; not for others. */

/* Starts curl, once for the process. */
void ccurl_start(void);

/* What is answered, kept up to a size: what is larger ends the transfer. */
struct kept_body {
    char *bytes;
    size_t size, most;
    int is_too_large;
};

/* Asks, and gives what came: frees the question and its headers. */
struct ccurl_page ccurl_perform(CURL *easy, struct curl_slist *headers, struct kept_body *kept);
