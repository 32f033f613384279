import Core
import Foundation
import HTTPTypes
import Hummingbird
import TestSupport
import Web

@testable import Attachments

/// The script that sends files in pieces, at a visitor's browser with a draft open.
final class UploadingBrowser {
    let cabinet: FilingCabinet
    let reference = Reference.random()
    private let browser: TestBrowser

    init(_ engine: TestEngine = .sqlite, _ cabinet: FilingCabinet? = nil, draft: DraftID? = FilingCabinet.amina) async throws {
        if let cabinet { self.cabinet = cabinet } else { self.cabinet = try await FilingCabinet(engine) }
        let (holders, reference) = (self.cabinet.holders, reference)
        let page = Route.get("/ouvrir") { visit in
            if let draft { holders.open(reference, for: visit.keys, draft) }
            return visit.page(title: "", "<form>\(visit.formToken)</form>")
        }
        browser = TestBrowser(TestFront.router(self.cabinet.feature.routes + [page]))
        _ = try await browser.get("/ouvrir")
        _ = try await browser.get("/ouvrir")
    }

    var path: String { "/brouillons/\(reference)/fichiers" }

    func start(_ name: String = "a.pdf", size: Int, field: String = "piece", token: String? = nil, at path: String? = nil) async throws
        -> TestBrowser.Page
    {
        let json: JSON = ["field": .string(field), "name": .string(name), "size": .int(size)]
        return try await send(.post, path ?? self.path, json.bytes, token: token)
    }

    func patch(_ place: String, _ piece: some Sequence<UInt8>, at offset: Int?, token: String? = nil) async throws -> TestBrowser.Page {
        try await send(.patch, place, Array(piece), offset: offset, token: token)
    }

    func head(_ place: String) async throws -> TestBrowser.Page { try await browser.send(.head, place, body: nil, type: nil) }

    /// Sends a whole file in pieces.
    func upload(_ bytes: [UInt8], _ name: String = "a.pdf", pieces: Int = 1000) async throws -> TestBrowser.Page {
        let started = try await start(name, size: bytes.count)
        guard let place = started.location else { return started }
        var last = started
        for offset in stride(from: 0, to: bytes.count, by: pieces) {
            last = try await patch(place, bytes[offset..<min(bytes.count, offset + pieces)], at: offset)
        }
        return last
    }

    private func send(_ method: HTTPRequest.Method, _ path: String, _ body: [UInt8], offset: Int? = nil, token: String?) async throws
        -> TestBrowser.Page
    {
        var headers: HTTPFields = [.formToken: token ?? browser.token ?? ""]
        headers[.uploadOffset] = offset.map { "\($0)" }
        return try await browser.send(method, path, body: body, type: "application/octet-stream", headers: headers)
    }
}

extension TestBrowser.Page {
    var offset: String? { headers[.uploadOffset] }
}
