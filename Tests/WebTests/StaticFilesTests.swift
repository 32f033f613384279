import HTTPTypes
import NIOCore
import TestSupport
import Testing

@testable import Web

@Suite("Styles and scripts")
struct StaticFilesTests {
    @Test("A file is kept for ever, and asked again costs nothing")
    func forever() async throws {
        let browser = try browser()
        let path = "/s/\(StaticFiles.version)/admilib.css"

        let page = try await browser.get(path)
        let etag = try #require(page.headers[.eTag])
        let again = try await browser.send(.get, path, body: nil, type: nil, headers: [.ifNoneMatch: etag])

        #expect(page.status == 200 && page.headers[.contentType] == "text/css; charset=utf-8")
        #expect(page.headers[.cacheControl] == "public, max-age=31536000, immutable")
        #expect(again.status == 304 && again.bytes.isEmpty)
    }

    @Test("A file is sent compressed, once and for all")
    func gzip() async throws {
        let page = try await browser().send(.get, "/s/x/admilib.css", body: nil, type: nil, headers: [.acceptEncoding: "gzip"])

        #expect(page.headers[.contentEncoding] == "gzip" && page.bytes.starts(with: [0x1F, 0x8B]))
        #expect(page.headers[.cacheControl] == "no-cache")
    }

    @Test(
        "What is not a static file is not served",
        arguments: ["/s/x/absent.css", "/s/x/../words/fr/web.yaml", "/s/x/%2e%2e/words/fr/web.yaml", "/s/x/"])
    func absent(path: String) async throws { #expect(try await browser().get(path).status == 404) }

    @Test("Styles weigh 22 kB at most, the scripts that people load 13 kB together")
    func weight() {
        // What only agents load: the studio's style, moving in lists, the theme's contrast; and what waiting rooms alone do: no page of a procedure has it.
        // Page times, only whoever agreed to measure them; work, only where the installation asks for it. The studio alone shows its previews, and the
        // search of appointments alone asks where one is.
        let desk: Set = [
            "contrast.js", "desk.js", "sortable.js", "preview.js", "desk.css", "queue.css", "queue.js", "timing.js", "work.js", "position.js",
        ]
        func size(_ ending: String) -> Int {
            StaticFiles.files.filter { $0.key.hasSuffix(ending) && !desk.contains($0.key) }.reduce(0) { $0 + $1.value.bytes.readableBytes }
        }

        #expect((1...22_000).contains(size(".css")))
        #expect((1...13_000).contains(size(".js")))
    }

    @Test("Every script that another loads is there")
    func modules() {
        for (name, _) in StaticFiles.files where name.hasSuffix(".js") {
            for match in (EmbeddedAssets.text("static/" + name) ?? "").matches(of: /'\.\/([a-z]+\.js)'/) {
                #expect(StaticFiles.files[String(match.output.1)] != nil, "\(name) loads \(match.output.1)")
            }
        }
    }
}
