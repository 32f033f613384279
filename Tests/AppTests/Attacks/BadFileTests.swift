import App
import Core
import Foundation
import HTTPTypes
import TestSupport
import Testing
import TownSupport
import Web

/// Every form that takes a file, given what is made to harm who reads it: bombs, files that are two things at once, endless rules.
@Suite("Files made to harm")
struct BadFileTests {
    @Test("Each is answered within ten seconds by a page, and nothing of it is run", .enabled(if: Alone.isNow), .timeLimit(.minutes(20)))
    func everywhere() async throws {
        let world = try await MatrixTown()
        var doors: [(browser: TestBrowser, action: String, field: String, others: [(String, String)])] = []
        for browser in [world.owner, try await world.browser(.person), try await world.everything()] {
            doors += try await Self.doors(browser, world).map { (browser, $0.0, $0.1, $0.2) }
        }
        #expect(doors.count >= 5, "\(doors.map(\.action))")
        for file in Self.files {
            let started = ContinuousClock.now
            for door in doors {
                let page = try await door.browser.send(
                    .post, door.action, body: Self.form(file, door.field, door.others, door.browser.token ?? ""),
                    type: "multipart/form-data; boundary=b")
                #expect(page.status < 500 && Hostile.fault(in: page) == nil, "\(door.action) answered \(page.status) to \(file.name)")
            }
            try await world.town.work()
            #expect(ContinuousClock.now - started < .seconds(10 * doors.count), "\(file.name)")
        }
        #expect(try await world.owner.get("/").status == 200)
    }

    /// Where a file is asked for: the address, the name of the box, the other boxes.
    private static func doors(_ browser: TestBrowser, _ world: MatrixTown) async throws -> [(String, String, [(String, String)])] {
        var found: [(String, String, [(String, String)])] = [], seen: Set<String> = []
        for route in world.routes([.get]) where !route.path.contains(".") {
            let page = try await browser.get(world.path(of: route.path) + world.query(of: route.path))
            guard page.status == 200 else { continue }
            for form in PageForms(page).forms where seen.insert(form.action).inserted {
                guard let box = form.fields.first(where: { $0.type == "file" }) else { continue }
                found.append((form.action, box.name, Filling.believable.fields(form).filter { $0.0 != "_jeton" }))
            }
        }
        return found
    }

    private static func form(_ file: BadFile, _ field: String, _ others: [(String, String)], _ token: String) -> [UInt8] {
        let texts = ([("_jeton", token), ("_televerser", field)] + others).map {
            "--b\r\nContent-Disposition: form-data; name=\"\($0)\"\r\n\r\n\($1)\r\n"
        }
        let head = "--b\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(file.name)\"\r\nContent-Type: \(file.type)\r\n\r\n"
        return Array((texts.joined() + head).utf8) + file.bytes + Array("\r\n--b--\r\n".utf8)
    }

    struct BadFile: Sendable {
        let name: String, type: String
        let bytes: [UInt8]

        init(_ name: String, _ type: String, _ text: String) { self.init(name, type, bytes: Array(text.utf8)) }
        init(_ name: String, _ type: String, bytes: [UInt8]) { (self.name, self.type, self.bytes) = (name, type, bytes) }
    }

    static let files: [BadFile] = [
        BadFile("dessin.svg", "image/svg+xml", "<svg xmlns='http://www.w3.org/2000/svg' onload='xs7()'><script>xs7()</script></svg>"),
        BadFile("photo.png", "image/png", "GIF89a/*<svg/onload=xs7>*/=1;<script>xs7()</script>"),
        BadFile("papier.pdf", "application/pdf", "%PDF-1.4\n<html><script>xs7()</script></html>\n%%EOF"),
        BadFile("entites.xml", "text/xml", entities),
        BadFile("profond.geojson", "application/geo+json", String(repeating: "[", count: 500_000)),
        BadFile("quartiers.geojson", "application/geo+json", manyPoints),
        BadFile("sans-fin.ics", "text/calendar", endless),
        BadFile("alias.yaml", "application/yaml", aliases),
        BadFile("adresses.csv.gz", "application/gzip", bytes: gzipBomb),
        BadFile("archive.zip", "application/zip", bytes: Array("PK\u{03}\u{04}".utf8) + gzipBomb),
        BadFile("..%2f..%2fcle\u{202E}fdp.exe", "application/pdf", "MZ\u{0}\u{0}"),
    ]

    private static let entities =
        "<!DOCTYPE a [<!ENTITY b \"x\">" + (0..<20).map { "<!ENTITY b\($0) \"&b\($0 - 1);&b\($0 - 1);\">" }.joined() + "]><a>&b19;</a>"
    private static let aliases =
        "procedure: bombe\na0: &a0 [x,x,x,x,x,x,x,x,x]\n"
        + (1..<12).map { "a\($0): &a\($0) [\(Array(repeating: "*a\($0 - 1)", count: 9).joined(separator: ","))]" }.joined(separator: "\n")
    private static let endless =
        "BEGIN:VCALENDAR\r\n"
        + (0..<400).map {
            "BEGIN:VEVENT\r\nUID:\($0)\r\nDTSTART:20260302T0900\(String(format: "%02d", $0 % 60))Z\r\nDURATION:P400D\r\nRRULE:FREQ=SECONDLY;BYSECOND=0,1,2,3\r\nEND:VEVENT\r\n"
        }.joined() + "END:VCALENDAR\r\n"
    private static let manyPoints =
        #"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"nom":"A"},"geometry":{"type":"Polygon","coordinates":[["#
        + (0..<150_000).map { "[\(Double($0) / 1_000_000),\(Double($0 % 7))]" }.joined(separator: ",") + "]]}}]}"
    /// A thousand times smaller than what it unpacks to: half a gigabyte of zeros.
    private static let gzipBomb: [UInt8] = {
        let file = FileManager.default.temporaryDirectory.appending(path: "zeros-\(getpid()).gz")
        defer { try? FileManager.default.removeItem(at: file) }
        _ = try? ChildOutput.of(["sh", "-c", "head -c 536870912 /dev/zero | gzip -9 > \(file.path)"])
        return Array((try? Data(contentsOf: file)) ?? Data())
    }()
}
