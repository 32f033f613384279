#include "kept.h"
#include <arpa/inet.h>
#include <netinet/in.h>
#include <stdint.h>
#include <string.h>
#include <sys/socket.h>

/* Whether an IPv4 address is of the internet: none of ours, of the network around, or of no machine (RFC 6890 and its registry). */
static int is_public_v4(uint32_t address) {
    static const struct { uint32_t net; int bits; } inside[] = {
        {0x00000000, 8}, {0x0A000000, 8}, {0x64400000, 10}, {0x7F000000, 8}, {0xA9FE0000, 16}, {0xAC100000, 12}, {0xC0000000, 24}, {0xC0000200, 24},
        {0xC0586300, 24}, {0xC0A80000, 16}, {0xC6120000, 15}, {0xC6336400, 24}, {0xCB007100, 24}, {0xE0000000, 3},
    };
    for (size_t i = 0; i < sizeof inside / sizeof *inside; i++)
        if ((address ^ inside[i].net) >> (32 - inside[i].bits) == 0) return 0;
    return 1;
}

/* Of IPv6, 2000::/3 is the internet; in it, 2001::/23 (Teredo and others), 2001:db8::/32, 2002::/16 (6to4, which holds an IPv4 address) and 3fff::/20
   are not for us. What holds an IPv4 address as IPv4 is asked as such. */
static int is_public_v6(const unsigned char *bytes) {
    static const unsigned char mapped[12] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF};
    if (memcmp(bytes, mapped, 12) == 0) return is_public_v4((uint32_t)bytes[12] << 24 | bytes[13] << 16 | bytes[14] << 8 | bytes[15]);
    if (bytes[0] >> 5 != 1) return 0;
    if (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] < 0x02) return 0;
    if (bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0D && bytes[3] == 0xB8) return 0;
    if (bytes[0] == 0x20 && bytes[1] == 0x02) return 0;
    return !(bytes[0] == 0x3F && bytes[1] == 0xFF && bytes[2] < 0x10);
}

int ccurl_is_outside(int family, const void *address) {
    if (family == AF_INET) return is_public_v4(ntohl(((const struct in_addr *)address)->s_addr));
    if (family == AF_INET6) return is_public_v6(((const struct in6_addr *)address)->s6_addr);
    return 0;
}

int ccurl_is_outside_text(const char *text) {
    unsigned char bytes[16];
    if (inet_pton(AF_INET, text, bytes) == 1) return ccurl_is_outside(AF_INET, bytes);
    if (inet_pton(AF_INET6, text, bytes) == 1) return ccurl_is_outside(AF_INET6, bytes);
    return 0;
}

/* The address that is about to be called, after names were resolved: a name that changes between two questions gains nothing. */
static curl_socket_t open_outside(void *refused, curlsocktype purpose, struct curl_sockaddr *peer) {
    (void)purpose;
    const void *address = NULL;
    if (peer->family == AF_INET) address = &((struct sockaddr_in *)&peer->addr)->sin_addr;
    if (peer->family == AF_INET6) address = &((struct sockaddr_in6 *)&peer->addr)->sin6_addr;
    if (!address || !ccurl_is_outside(peer->family, address)) {
        *(int *)refused = 1;
        return CURL_SOCKET_BAD;
    }
    return socket(peer->family, peer->socktype, peer->protocol);
}

/* What every call to an address that somebody else gave has in common. */
static void set_bounds(CURL *easy, const char *url, int allows_inside, long timeout_ms, int *is_refused) {
    *is_refused = 0;
    curl_easy_setopt(easy, CURLOPT_URL, url);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, allows_inside ? "http,https" : "https");
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, timeout_ms);
    curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, 0L);
    /* A proxy would call the address for us, unseen. */
    curl_easy_setopt(easy, CURLOPT_NOPROXY, "*");
    if (allows_inside) return;
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETFUNCTION, open_outside);
    curl_easy_setopt(easy, CURLOPT_OPENSOCKETDATA, is_refused);
}

struct ccurl_page ccurl_fetch_outside(
    const char *url, const char *accept, int allows_inside, long timeout_ms, size_t most, int *is_refused) {
    struct kept_body kept = {.most = most};
    ccurl_start();
    CURL *easy = curl_easy_init();
    if (!easy) return (struct ccurl_page){.curl_code = CURLE_OUT_OF_MEMORY};
    struct curl_slist *headers = curl_slist_append(NULL, accept);
    set_bounds(easy, url, allows_inside, timeout_ms, is_refused);
    return ccurl_perform(easy, headers, &kept);
}

/* Basic alone: over https it is what every CalDAV server takes, and needs no second question. */
struct ccurl_page ccurl_dav_outside(
    const char *method, const char *url, const char *user, const char *password, const char *depth, const char *body, int allows_inside,
    long timeout_ms, size_t most, int *is_refused) {
    struct kept_body kept = {.most = most};
    ccurl_start();
    CURL *easy = curl_easy_init();
    if (!easy) return (struct ccurl_page){.curl_code = CURLE_OUT_OF_MEMORY};
    struct curl_slist *headers = curl_slist_append(NULL, depth);
    headers = curl_slist_append(headers, "Content-Type: application/xml; charset=utf-8");
    headers = curl_slist_append(headers, "Accept: application/xml, text/xml");
    set_bounds(easy, url, allows_inside, timeout_ms, is_refused);
    curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, method);
    curl_easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, body);
    curl_easy_setopt(easy, CURLOPT_HTTPAUTH, CURLAUTH_BASIC);
    curl_easy_setopt(easy, CURLOPT_USERNAME, user);
    curl_easy_setopt(easy, CURLOPT_PASSWORD, password);
    return ccurl_perform(easy, headers, &kept);
}
