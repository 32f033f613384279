#pragma once
#include <stddef.h>
#include <stdint.h>
/* A mail message as the tree of its parts, read with GMime. GMime's own types are GObjects, whose casts and type tests are macros: Swift sees neither.
   Contents stay in the file and are decoded piece by piece. One message is used by one thread at a time. */
typedef struct cgmime_message cgmime_message;
/* Belongs to its message: never freed by itself. */
typedef struct cgmime_part cgmime_part;

/* Takes the descriptor, which must be able to seek. end: how many bytes may be looked at, negative for all.
   NULL for what cannot be read as a message at all. */
cgmime_message *cgmime_read(int descriptor, int64_t end);
void cgmime_free(cgmime_message *message);
/* The message itself, whose headers are Subject, From… */
cgmime_part *cgmime_whole(cgmime_message *message);

enum cgmime_kind { CGMIME_LEAF, CGMIME_MULTIPART, CGMIME_MESSAGE };
enum cgmime_kind cgmime_kind_of(cgmime_part *part);
/* A message has one child, or none when it is empty; a multipart has many. */
int cgmime_child_count(cgmime_part *part);
cgmime_part *cgmime_child(cgmime_part *part, int index);

/* Texts below are UTF-8 as far as GMime can tell, and the caller's to free with cgmime_free_text. */
void cgmime_free_text(char *text);
/* The header of this name at this rank, decoded or as it came; NULL past the last. */
char *cgmime_header(cgmime_part *part, const char *name, int rank);
char *cgmime_raw_header(cgmime_part *part, const char *name, int rank);
/* "text/plain", in lower case. */
char *cgmime_media_type(cgmime_part *part);
char *cgmime_charset(cgmime_part *part);
/* "attachment", "inline", or NULL. */
char *cgmime_disposition(cgmime_part *part);
char *cgmime_file_name(cgmime_part *part);
/* Seconds since 1970; 0 when the message has no date that can be read. */
int64_t cgmime_date(cgmime_part *message);

/* The mailboxes in all headers of this name, those of groups included. */
typedef struct cgmime_addresses cgmime_addresses;
cgmime_addresses *cgmime_addresses_in(cgmime_part *part, const char *name);
int cgmime_address_count(cgmime_addresses *addresses);
const char *cgmime_address_name(cgmime_addresses *addresses, int index);
const char *cgmime_address_text(cgmime_addresses *addresses, int index);
void cgmime_addresses_free(cgmime_addresses *addresses);

/* The decoded content of a leaf. charset: turned from it into UTF-8, with '?' for what it cannot be; NULL: as it is. */
typedef struct cgmime_content cgmime_content;
cgmime_content *cgmime_open(cgmime_part *leaf, const char *charset);
/* How many bytes came; 0 at the end, negative when the file cannot be read. */
long cgmime_next(cgmime_content *content, unsigned char *bytes, size_t room);
void cgmime_close(cgmime_content *content);
/* Whether this machine can turn the charset into UTF-8. */
int cgmime_knows_charset(const char *charset);

/* A message that is a part of another, as a file of its own. The descriptor stays the caller's.
   Returns the number of bytes, negative on failure; with a negative descriptor it only counts them. */
int64_t cgmime_write_message(cgmime_part *message, int descriptor);
