import Core
import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import NIOEmbedded
import TestSupport
import Web

/// A route that reads a form with files and answers with what it found.
final class ReadingDesk: @unchecked Sendable {
    let folder: URL
    private(set) var browser: TestBrowser!
    private var router: Router<AppContext>!
    private let lock = NSLock()
    private var names: [String] = []
    private var highest = 0

    /// The files that the handler was asked about.
    var asked: [String] { lock.withLock { names } }
    /// The most memory seen while streaming.
    var peak: Int { lock.withLock { highest } }
    var token: String { browser.token ?? "" }
    var leftFiles: [String] { (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] }

    init(totalBytes: Int = 2 << 20, fileBytes: Int = 4096) async throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "lecture-\(UUID().uuidString)")
        let reader = UploadReader(folder: folder)
        router = TestFront.router([
            .get("/formulaire") { visit in visit.page(title: "", "<form>\(visit.formToken)</form>") },
            .post("/envoi", body: .stream) { [unowned self] visit in
                let text = try await reader.read(visit, limits: UploadLimits(totalBytes: totalBytes)) { offer in
                    self.lock.withLock { self.names.append(offer.name) }
                    return .upTo(bytes: fileBytes)
                } then: { form, files in
                    Self.described(form, files)
                }
                return Response(status: .ok, body: .init(byteBuffer: ByteBuffer(string: text)))
            },
        ])
        browser = TestBrowser(router)
        _ = try await browser.get("/formulaire")
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    private static func described(_ form: SentForm, _ files: [ReceivedFile]) -> String {
        let fields = form.values.filter { $0.key != "_jeton" }.map { "\($0.key)=\($0.value.joined(separator: ","))" }.sorted()
        return fields.joined(separator: "&") + "|" + files.map(described).joined(separator: ",")
    }

    private static func described(_ file: ReceivedFile) -> String {
        if file.isCut { return "\(file.field):\(file.name):\(file.size):cut" }
        let mode = (try? FileManager.default.attributesOfItem(atPath: file.location.path)[.posixPermissions] as? Int) ?? 0
        let text = file.size < 100 ? (try? String(contentsOf: file.location, encoding: .utf8)) ?? "?" : "…"
        return "\(file.field):\(file.name):\(file.size):\(String(mode, radix: 8)):\(text)"
    }

    func send(token: String? = nil, tokenAt place: Int? = 0, _ parts: SampleForm.Part...) async throws -> TestBrowser.Page {
        var form = SampleForm()
        form.parts = parts
        if let place { form.parts.insert(.field("_jeton", token ?? self.token), at: place) }
        return try await sendRaw(form.bytes)
    }

    func sendRaw(_ bytes: [UInt8], type: String = SampleForm.contentType) async throws -> TestBrowser.Page {
        try await browser.send(.post, "/envoi", body: bytes, type: type)
    }

    /// Sends a file of so many megabytes, made as it goes.
    func stream(head: ArraySlice<UInt8>, tail: ArraySlice<UInt8>, megabytes: Int) async throws -> TestBrowser.Page {
        let zeros = ByteBuffer(repeating: 0, count: 1 << 16)
        let pieces = AsyncStream<ByteBuffer>(unfolding: { [unowned self, count = Counter()] in
            let place = count.next()
            lock.withLock { highest = max(highest, residentBytes()) }
            switch place {
            case 0: return ByteBuffer(bytes: head)
            case 1...(megabytes * 16): return zeros
            case megabytes * 16 + 1: return ByteBuffer(bytes: tail)
            default: return nil
            }
        })
        return try await browser.send(.post, "/envoi", body: RequestBody(asyncSequence: pieces), type: SampleForm.contentType)
    }
}

private final class Counter: @unchecked Sendable {
    private var count = -1
    func next() -> Int {
        count += 1
        return count
    }
}

/// The memory that this process holds.
func residentBytes() -> Int {
    let fields = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8))?.split(separator: " ") ?? []
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4096 : 0
}
