import Core
import HTTPTypes
import Hummingbird
import NIOCore

extension Visit {
    /// A page of the product, in the authority's look. The title of a refused form begins with "Erreur": screen readers say it first.
    public func page(title: String, status: HTTPResponse.Status = .ok, kind: PageKind = .narrow, _ main: HTML) -> Response {
        let title = status == .unprocessableContent ? words("web.errors.prefix") + title : title
        return .html(Layout.document(title: title, kind: kind, main: main, visit: self), status: status)
    }
}

/// How a page lays its content out.
public enum PageKind: Sendable {
    /// A column of text or a form: what people read.
    case narrow
    /// Lists and the desk.
    case wide
}

extension Response {
    public static func html(_ html: HTML, status: HTTPResponse.Status = .ok) -> Response {
        Response(status: status, headers: [.contentType: "text/html; charset=utf-8"], body: .init(byteBuffer: ByteBuffer(bytes: html.bytes)))
    }

    /// After a POST: the browser gets the next page, and going back or reloading sends nothing twice.
    public static func seeOther(_ location: String) -> Response {
        Response(status: .seeOther, headers: [.location: location])
    }

    /// A file to keep, never shown from our address as something the browser would run.
    public static func download(_ bytes: [UInt8], name: String, mediaType: String) -> Response {
        Response(status: .ok, headers: downloadHeaders(name: name, mediaType: mediaType), body: .init(byteBuffer: ByteBuffer(bytes: bytes)))
    }

    /// The headers of a download whose body is streamed.
    public static func downloadHeaders(name: String, mediaType: String) -> HTTPFields {
        var headers: HTTPFields = [
            .contentType: mediaType, .contentDisposition: "attachment; filename=\"\(name.asciiFileName)\"; filename*=UTF-8''\(name.percentEncoded)",
        ]
        headers[.contentSecurityPolicy] = "default-src 'none'; sandbox"
        return headers
    }
}

extension String {
    /// For a part of a URL (RFC 3986 unreserved characters stay).
    public var percentEncoded: String {
        var output: [UInt8] = []
        let digits = Array("0123456789ABCDEF".utf8)
        for byte in utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, 45, 46, 95, 126, 47: output.append(byte)
            default: output.append(contentsOf: [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]])
            }
        }
        return String(decoding: output, as: UTF8.self)
    }

    /// Letters, digits, dot and dash: for programs that do not know `filename*`.
    fileprivate var asciiFileName: String {
        String(
            decoding: Text.folded(self).utf8.map {
                (48...57).contains($0) || (97...122).contains($0) || $0 == 46 || $0 == 45 ? $0 : UInt8(ascii: "_")
            }, as: UTF8.self)
    }
}
