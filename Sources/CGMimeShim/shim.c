#include "cgmimeshim.h"
#include <gmime/gmime.h>
#include <pthread.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

static GMimeParserOptions *options;
static pthread_once_t started = PTHREAD_ONCE_INIT;

/* What people send without saying how it is written is UTF-8, or comes from an old Windows. */
static const char *fallbacks[] = {"utf-8", "windows-1252", NULL};

static void start(void) {
    g_mime_init();
    options = g_mime_parser_options_new();
    g_mime_parser_options_set_fallback_charsets(options, fallbacks);
}

static GMimeObject *object(cgmime_part *part) { return (GMimeObject *)part; }
static cgmime_part *part_of(void *object) { return (cgmime_part *)object; }

struct cgmime_message {
    GMimeMessage *whole;
};

cgmime_message *cgmime_read(int descriptor, int64_t end) {
    pthread_once(&started, start);
    GMimeStream *file = g_mime_stream_fs_new_with_bounds(descriptor, 0, end);
    GMimeParser *parser = g_mime_parser_new_with_stream(file);
    GMimeMessage *whole = g_mime_parser_construct_message(parser, options);
    g_object_unref(parser);
    g_object_unref(file);
    if (!whole) return NULL;
    cgmime_message *message = g_new(cgmime_message, 1);
    message->whole = whole;
    return message;
}

void cgmime_free(cgmime_message *message) {
    if (!message) return;
    g_object_unref(message->whole);
    g_free(message);
}

cgmime_part *cgmime_whole(cgmime_message *message) { return part_of(message->whole); }

/* A message inside a part is its part's only child: both stand for the same to our callers. */
static GMimeMessage *inner(GMimeObject *it) {
    if (GMIME_IS_MESSAGE(it)) return GMIME_MESSAGE(it);
    return GMIME_IS_MESSAGE_PART(it) ? g_mime_message_part_get_message(GMIME_MESSAGE_PART(it)) : NULL;
}

enum cgmime_kind cgmime_kind_of(cgmime_part *part) {
    if (GMIME_IS_MULTIPART(object(part))) return CGMIME_MULTIPART;
    return GMIME_IS_MESSAGE(object(part)) || GMIME_IS_MESSAGE_PART(object(part)) ? CGMIME_MESSAGE : CGMIME_LEAF;
}

int cgmime_child_count(cgmime_part *part) {
    if (GMIME_IS_MULTIPART(object(part))) return g_mime_multipart_get_count(GMIME_MULTIPART(object(part)));
    GMimeMessage *message = inner(object(part));
    return message && g_mime_message_get_mime_part(message) ? 1 : 0;
}

cgmime_part *cgmime_child(cgmime_part *part, int index) {
    if (GMIME_IS_MULTIPART(object(part))) return part_of(g_mime_multipart_get_part(GMIME_MULTIPART(object(part)), index));
    GMimeMessage *message = inner(object(part));
    return message && index == 0 ? part_of(g_mime_message_get_mime_part(message)) : NULL;
}

void cgmime_free_text(char *text) { g_free(text); }

static GMimeHeader *header_at(cgmime_part *part, const char *name, int rank) {
    GMimeMessage *message = inner(object(part));
    GMimeHeaderList *list = g_mime_object_get_header_list(message ? GMIME_OBJECT(message) : object(part));
    int count = list ? g_mime_header_list_get_count(list) : 0;
    for (int index = 0; index < count; index++) {
        GMimeHeader *header = g_mime_header_list_get_header_at(list, index);
        if (strcasecmp(g_mime_header_get_name(header), name) == 0 && rank-- == 0) return header;
    }
    return NULL;
}

char *cgmime_raw_header(cgmime_part *part, const char *name, int rank) {
    GMimeHeader *header = header_at(part, name, rank);
    return header ? g_strdup(g_mime_header_get_raw_value(header)) : NULL;
}

char *cgmime_header(cgmime_part *part, const char *name, int rank) {
    GMimeHeader *header = header_at(part, name, rank);
    const char *raw = header ? g_mime_header_get_raw_value(header) : NULL;
    if (!raw) return NULL;
    char *line = g_mime_utils_header_unfold(raw);
    char *text = g_mime_utils_header_decode_text(options, line);
    g_free(line);
    return text;
}

char *cgmime_media_type(cgmime_part *part) {
    GMimeContentType *type = g_mime_object_get_content_type(object(part));
    char *text = type ? g_mime_content_type_get_mime_type(type) : NULL;
    char *lower = text ? g_ascii_strdown(text, -1) : NULL;
    g_free(text);
    return lower;
}

/* GMime complains on standard error when asked for a parameter of a type that is not there. */
static const char *type_parameter(cgmime_part *part, const char *name) {
    GMimeContentType *type = g_mime_object_get_content_type(object(part));
    return type ? g_mime_content_type_get_parameter(type, name) : NULL;
}

char *cgmime_charset(cgmime_part *part) { return g_strdup(type_parameter(part, "charset")); }

char *cgmime_disposition(cgmime_part *part) {
    const char *text = g_mime_object_get_disposition(object(part));
    return text ? g_ascii_strdown(text, -1) : NULL;
}

char *cgmime_file_name(cgmime_part *part) {
    const char *name = g_mime_object_get_content_disposition_parameter(object(part), "filename");
    if (!name) name = type_parameter(part, "name");
    return name ? g_mime_utils_header_decode_text(options, name) : NULL;
}

int64_t cgmime_date(cgmime_part *part) {
    GMimeMessage *message = inner(object(part));
    GDateTime *date = message ? g_mime_message_get_date(message) : NULL;
    return date ? g_date_time_to_unix(date) : 0;
}

struct cgmime_addresses {
    GPtrArray *lists;
    GPtrArray *mailboxes;
};

static void collect(InternetAddressList *list, GPtrArray *mailboxes, int depth) {
    for (int index = 0; index < internet_address_list_length(list); index++) {
        InternetAddress *address = internet_address_list_get_address(list, index);
        if (INTERNET_ADDRESS_IS_MAILBOX(address)) g_ptr_array_add(mailboxes, address);
        else if (depth < 2) collect(internet_address_group_get_members(INTERNET_ADDRESS_GROUP(address)), mailboxes, depth + 1);
    }
}

cgmime_addresses *cgmime_addresses_in(cgmime_part *part, const char *name) {
    cgmime_addresses *found = g_new(cgmime_addresses, 1);
    found->lists = g_ptr_array_new_with_free_func(g_object_unref);
    found->mailboxes = g_ptr_array_new();
    GMimeHeader *header;
    for (int rank = 0; rank < 50 && (header = header_at(part, name, rank)); rank++) {
        const char *raw = g_mime_header_get_raw_value(header);
        char *line = raw ? g_mime_utils_header_unfold(raw) : NULL;
        InternetAddressList *list = line ? internet_address_list_parse(options, line) : NULL;
        g_free(line);
        if (!list) continue;
        g_ptr_array_add(found->lists, list);
        collect(list, found->mailboxes, 0);
    }
    return found;
}

int cgmime_address_count(cgmime_addresses *addresses) { return (int)addresses->mailboxes->len; }

const char *cgmime_address_name(cgmime_addresses *addresses, int index) {
    return internet_address_get_name(g_ptr_array_index(addresses->mailboxes, index));
}

const char *cgmime_address_text(cgmime_addresses *addresses, int index) {
    return internet_address_mailbox_get_addr(INTERNET_ADDRESS_MAILBOX(g_ptr_array_index(addresses->mailboxes, index)));
}

void cgmime_addresses_free(cgmime_addresses *addresses) {
    g_ptr_array_free(addresses->mailboxes, TRUE);
    g_ptr_array_free(addresses->lists, TRUE);
    g_free(addresses);
}

struct cgmime_content {
    GMimeStream *stream;
};

int cgmime_knows_charset(const char *charset) {
    iconv_t converter = g_mime_iconv_open("utf-8", charset);
    if (converter == (iconv_t)-1) return 0;
    g_mime_iconv_close(converter);
    return 1;
}

static void add(GMimeStream *stream, GMimeFilter *filter) {
    if (!filter) return;
    g_mime_stream_filter_add(GMIME_STREAM_FILTER(stream), filter);
    g_object_unref(filter);
}

cgmime_content *cgmime_open(cgmime_part *leaf, const char *charset) {
    GMimeDataWrapper *wrapper = GMIME_IS_PART(object(leaf)) ? g_mime_part_get_content(GMIME_PART(object(leaf))) : NULL;
    GMimeStream *source = wrapper ? g_mime_data_wrapper_get_stream(wrapper) : NULL;
    if (!source || g_mime_stream_reset(source) != 0) return NULL;
    cgmime_content *content = g_new(cgmime_content, 1);
    content->stream = g_mime_stream_filter_new(source);
    GMimeContentEncoding encoding = g_mime_data_wrapper_get_encoding(wrapper);
    if (encoding >= GMIME_CONTENT_ENCODING_BASE64) add(content->stream, g_mime_filter_basic_new(encoding, FALSE));
    if (charset) add(content->stream, g_mime_filter_charset_new(charset, "utf-8"));
    return content;
}

long cgmime_next(cgmime_content *content, unsigned char *bytes, size_t room) {
    while (!g_mime_stream_eos(content->stream)) {
        ssize_t count = g_mime_stream_read(content->stream, (char *)bytes, room);
        if (count != 0) return (long)count; /* a filter may need several pieces before it gives one */
    }
    return 0;
}

void cgmime_close(cgmime_content *content) {
    if (!content) return;
    g_object_unref(content->stream);
    g_free(content);
}

int64_t cgmime_write_message(cgmime_part *part, int descriptor) {
    GMimeMessage *message = inner(object(part));
    int own = descriptor < 0 ? -1 : dup(descriptor);
    if (!message || (descriptor >= 0 && own < 0)) return -1;
    GMimeStream *target = own < 0 ? g_mime_stream_null_new() : g_mime_stream_fs_new(own);
    int failed = g_mime_object_write_to_stream(GMIME_OBJECT(message), NULL, target) < 0 || g_mime_stream_flush(target) != 0;
    /* What GMime says it wrote is sometimes more than it wrote (3.2.13). */
    int64_t count = own < 0 ? (int64_t)GMIME_STREAM_NULL(target)->written : g_mime_stream_tell(target);
    g_object_unref(target);
    return failed ? -1 : count;
}
