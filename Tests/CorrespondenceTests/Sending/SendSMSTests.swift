import Core
import Foundation
import Logging
import Storage
import TestSupport
import Testing

@testable import Correspondence

@Suite("Short messages")
struct SendSMSTests {
    static let sms = SMS(to: MobileNumber("+33612345678")!, text: ShortText("Du nouveau sur votre demande \"7K3M\" & la suite: {id}")!)
    static let news = News(dossier: Outbox.dossier, line: 3, template: "moved", key: "moved:7:3", tried: [.email])

    struct Accepted: Error {}

    /// Answers as it is told, and remembers the keys.
    actor Gateway: SMSGateway {
        private(set) var keys: [String] = []
        private var answers: [Delivery]

        init(_ answers: [Delivery]) { self.answers = answers }

        func send(_ sms: SMS, key: String) async -> Delivery {
            keys.append(key)
            return answers.isEmpty ? .accepted : answers.removeFirst()
        }
    }

    private static func refused(_ isPermanent: Bool) -> Delivery { .refused(.init(code: 500, text: "500 no", isPermanent: isPermanent)) }

    private func work(_ outbox: Outbox, _ gateway: any SMSGateway, at now: Date) async throws -> (done: Int, failed: Int) {
        let job = SendSMS(messages: SQLOutgoingSMS(database: outbox.database), gateway: gateway, clock: { now })
        let log = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        return try await JobWorker(database: outbox.database, handlers: [PostWriting.smsJob: job.run], log: log).runDue(now: now, limit: 9)
    }

    private func add(_ outbox: Outbox) async throws {
        try await outbox.database.write {
            try PostWriting.add(Self.sms, news: Self.news, organisation: Outbox.admiville, now: Town.morning, on: $0)
        }
    }

    @Test("Refused for now, it is tried later under the same key, and leaves once", arguments: TestEngine.allCases)
    func retried(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let gateway = Gateway([Self.refused(false)])
        try await add(outbox)
        try await add(outbox)

        #expect(try await work(outbox, gateway, at: Town.morning) == (0, 1))
        #expect(try await work(outbox, gateway, at: Town.morning + 3600) == (1, 0))
        #expect(try await work(outbox, gateway, at: Town.morning + 7200) == (0, 0))

        let rows = try await SQLOutgoingSMS(database: outbox.database).list(of: Outbox.admiville, atMost: 9)
        #expect(rows.map(\.state) == [.sent] && rows.map(\.attempts) == [2])
        #expect(await gateway.keys == ["moved:7:3", "moved:7:3"])
        await outbox.database.close()
    }

    @Test("Refused for good, it is told another way; sent again by hand, it can leave", arguments: TestEngine.allCases)
    func givenUp(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let messages = SQLOutgoingSMS(database: outbox.database)
        try await add(outbox)

        _ = try await work(outbox, Gateway([Self.refused(true)]), at: Town.morning)

        let row = try #require(try await messages.list(of: Outbox.admiville, atMost: 9).first)
        #expect(row.state == .failed && row.lastError == "500 no")
        let kind = Job.kind(of: .messageGivenUp)
        let told = try await outbox.database.read { try $0.rows("SELECT payload FROM job WHERE kind = \(kind)").map { try $0.json("payload") } }
        #expect(told.compactMap(News.init).map(\.tried) == [[.email, .sms]])
        #expect(try await !messages.replay(row.id, of: Outbox.brest, at: Town.morning))
        #expect(try await messages.replay(row.id, of: Outbox.admiville, at: Town.morning))
        #expect(try await work(outbox, Gateway([]), at: Town.morning + 60).done == 1)
        await outbox.database.close()
    }

    @Test("A mail refused for good says what it told, so that it is told another way", arguments: TestEngine.allCases)
    func mailGivenUp(_ engine: TestEngine) async throws {
        let outbox = try await Outbox.open(engine)
        let news = News(dossier: Outbox.dossier, line: 3, template: "moved", key: "moved:7:3")
        try await outbox.database.write {
            try OutboxWriting.add(
                Outbox.mail(), uniqueKey: news.key, organisation: Outbox.admiville, dossier: Outbox.dossier, news: news, now: Town.morning, on: $0)
        }

        _ = try await outbox.work { _, _ in .refused(.init(code: 550, text: "550 No such person", isPermanent: true)) }

        let kind = Job.kind(of: .messageGivenUp)
        let told = try await outbox.database.read { try $0.rows("SELECT payload FROM job WHERE kind = \(kind)").map { try $0.json("payload") } }
        #expect(told.compactMap(News.init) == [News(dossier: Outbox.dossier, line: 3, template: "moved", key: "moved:7:3", tried: [.email])])
        await outbox.database.close()
    }

    @Test("A body is JSON or a form, and a text never breaks out of it")
    func body() throws {
        let json = try #require(SMSBody.usual).filled(Self.sms, key: "moved:7:3")
        #expect(try JSON(json)["text"]?.string == Self.sms.text.description && JSON(json)["id"]?.string == "moved:7:3")
        let form = try #require(SMSBody("to={to}&message={text}")).filled(Self.sms, key: "k")
        #expect(form.hasPrefix("to=%2B33612345678&message=Du+nouveau+sur") && form.hasSuffix("%26+la+suite%3A+%7Bid%7D"))
        #expect(SMSBody("to={to}") == nil)
    }

    @Test("The file holds one line a message")
    func file() async throws {
        let file = try TestFolder.make().appending(path: "sms.jsonl")
        for key in ["a", "b"] { #expect(await FileGateway(file: file).send(Self.sms, key: key) == .accepted) }
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { try JSON(String($0)) }
        #expect(lines.map { $0["id"]?.string } == ["a", "b"] && lines[0]["to"]?.string == "+33612345678")
        let refused = await FileGateway(file: URL(filePath: "/nowhere/sms")).send(Self.sms, key: "c")
        #expect(refused != .accepted)
    }

    @Test("Messages that leave at once are all in the file, each on a line of its own")
    func fileAtOnce() async throws {
        let file = try TestFolder.make().appending(path: "sms.jsonl")
        let gateway = FileGateway(file: file)

        await withTaskGroup { group in
            for key in 0..<200 { group.addTask { _ = await gateway.send(Self.sms, key: "\(key)") } }
        }

        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { try JSON(String($0)) }
        #expect(Set(lines.compactMap { $0["id"]?.string }) == Set((0..<200).map(String.init)) && lines.count == 200)
    }

    @Test("Over HTTP: the token and the key are sent; statuses say whether to try again")
    func http() async throws {
        let server = try await HTTPSink.start()
        defer { server.stop() }
        let gateway = HTTPGateway(url: server.url + "/200", token: "secret", body: try #require(SMSBody.usual))

        #expect(await gateway.send(Self.sms, key: "moved:7:3") == .accepted)

        let received = try #require(try server.received().first)
        #expect(received["authorization"]?.string == "Bearer secret" && received["idempotency-key"]?.string == "moved:7:3")
        #expect(received["content-type"]?.string == "application/json")
        #expect(received["body"]?.string?.contains("+33612345678") == true)
        for (status, isPermanent) in [(500, false), (429, false), (401, false), (422, true), (302, false)] {
            let answer = await HTTPGateway(url: server.url + "/\(status)", token: nil, body: try #require(SMSBody.usual)).send(Self.sms, key: "k")
            guard case .refused(let refusal) = answer else { throw Accepted() }
            #expect(refusal.code == status && refusal.isPermanent == isPermanent && refusal.text.hasPrefix("\(status)"))
        }
        let nobody = await HTTPGateway(url: "http://127.0.0.1:1/", token: nil, body: try #require(SMSBody.usual)).send(Self.sms, key: "k")
        guard case .refused(let refusal) = nobody else { throw Accepted() }
        #expect(refusal.code == nil && !refusal.isPermanent)
    }
}
