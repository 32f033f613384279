import Core
import Crypto
import HTTPTypes
import Hummingbird
import NIOCore

/// The styles, scripts and images of the product, served from memory: `Assets/static/x` at `/s/<version>/x`.
///
/// One version for all of them, so that modules may import each other by relative path.
public enum StaticFiles {
    struct File: Sendable {
        let bytes: ByteBuffer
        let gzip: ByteBuffer?
        let type: String
        let etag: String
    }

    static let files: [String: File] = EmbeddedAssets.paths(under: "static").reduce(into: [:]) { files, path in
        files[String(path.dropFirst("static/".count))] = file(EmbeddedAssets.files[path] ?? [], name: path)
    }

    /// Changes when any of the files does.
    static let version: String = Secret.digest(files.sorted { $0.key < $1.key }.map { $0.key + $0.value.etag }.joined()).prefix(12).lowercased()

    static let routes = [
        Route.get("/s/:version/**") { visit in
            guard let file = files[visit.parameters.getCatchAll().joined(separator: "/")] else { throw WebProblem.notFound }
            return answer(file, visit.request, isForever: visit.parameters.get("version") == version)
        }
    ]

    private static func file(_ bytes: [UInt8], name: String) -> File {
        let buffer = ByteBuffer(bytes: bytes)
        let type = mediaType(of: name)
        return File(
            bytes: buffer, gzip: Compression.isText(type) ? Compression.gzip(buffer, level: 9) : nil, type: type,
            etag: "\"\(Secret.digest(bytes: bytes).prefix(16))\"")
    }

    /// - Parameter isForever: while two versions of the product run side by side, a page of one may ask the other for its files: it gets today's,
    ///   and does not keep it.
    private static func answer(_ file: File, _ request: Request, isForever: Bool) -> Response {
        var headers: HTTPFields = [
            .contentType: file.type, .eTag: file.etag, .vary: "Accept-Encoding",
            .cacheControl: isForever ? "public, max-age=31536000, immutable" : "no-cache",
        ]
        if let known = request.headers[.ifNoneMatch], known.contains(file.etag) { return Response(status: .notModified, headers: headers) }
        guard let gzip = file.gzip, request.headers[.acceptEncoding]?.contains("gzip") ?? false else {
            return Response(status: .ok, headers: headers, body: .init(byteBuffer: file.bytes))
        }
        headers[.contentEncoding] = "gzip"
        return Response(status: .ok, headers: headers, body: .init(byteBuffer: gzip))
    }

    private static func mediaType(of name: String) -> String {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        case "png": "image/png"
        case "webp": "image/webp"
        case "woff2": "font/woff2"
        case "txt": "text/plain; charset=utf-8"
        default: "application/octet-stream"
        }
    }
}

extension Visit {
    /// The address of a file of `Assets/static/`.
    public func asset(_ name: String) -> String { "/s/\(StaticFiles.version)/\(name)" }
}
