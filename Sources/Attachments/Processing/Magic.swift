import CMagic
import Foundation

/// libmagic: says what a file is by looking into it. The same library as the command `file`.
enum Magic {
    /// The media type, without parameters: `image/jpeg`. Blocking: a few milliseconds, most of them to open the library.
    static func mediaType(of file: URL) throws -> String {
        // A cookie is not safe for threads, hence one for each call.
        guard let cookie = magic_open(MAGIC_MIME_TYPE | MAGIC_NO_CHECK_COMPRESS) else { throw MagicFailure(reason: "magic_open") }
        defer { magic_close(cookie) }
        guard magic_load(cookie, nil) == 0, let answer = magic_file(cookie, file.path) else {
            throw MagicFailure(reason: magic_error(cookie).map { String(cString: $0) } ?? "?")
        }
        return String(cString: answer)
    }
}

/// The library or its data are missing or broken. A fault of the installation.
struct MagicFailure: Error {
    let reason: String
}
