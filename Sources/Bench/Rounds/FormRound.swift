import App
import Core
import Definitions
import Forms
import Foundation
import Hummingbird
import NIOCore
import Procedures
import Web

/// One page of sixty questions, answered: asked of the whole product, and made alone.
struct FormRound {
    let town: Town

    func figures() async throws -> [Figure] {
        let (plain, page) = try await openPage()
        let whole = try await Stopwatch.cost(of: 100) { try await plain.get(page) }
        let bytes = try await plain.get(page).body.readableBytes
        let bare = try await bareCost(bytes: bytes)
        let packed = try await packedCost(page, plain)
        let form = try await form()
        let answered = try await answeredForm(form)
        let alone = try await viewCost(form, answered)
        let check = try await Stopwatch.cost(of: 200) {
            _ = form.check(page: form.pages[0], input: Self.input, keeping: Answers(), context: Self.context)
        }
        await town.product.close()
        return [
            .milliseconds(
                "Form page of 60 fields, through the router (CPU)", whole.cpu, atMost: 0.0004,
                bare: "\(bare.inMilliseconds), \(bytes / 1000) kB sent as they are"),
            .milliseconds("– compressed for the browser too (CPU)", packed),
            .milliseconds("– its fields alone (CPU)", alone),
            .milliseconds("Check of 60 answers (CPU)", check.cpu),
        ]
    }

    private static let input = FormInput(Dictionary(grouping: BenchProcedures.sixtyAnswers, by: \.0).mapValues { $0.map(\.1) })
    private static let context = FormContext(today: LocalDate(Town.morning, in: .gmt))

    private func openPage() async throws -> (Client, String) {
        let client = town.client()
        try await client.get("/demarches/\(BenchProcedures.sixtyFields)")
        let page = try await client.post("/demarches/\(BenchProcedures.sixtyFields)/brouillons", [])
        try await client.get(page)
        try await client.post(page + "/enregistrement", BenchProcedures.sixtyAnswers)
        return (client, page)
    }

    private func form() async throws -> Form {
        let procedure = try await town.product.procedures.published(slug: BenchProcedures.sixtyFields, organisation: town.organisation)
        guard let form = procedure?.definition.form else { throw BadProcedure(faults: "\(BenchProcedures.sixtyFields) is not there") }
        return form
    }

    private func answeredForm(_ form: Form) async throws -> Answers {
        let outcome = form.check(page: form.pages[0], input: Self.input, keeping: Answers(), context: Self.context)
        guard outcome.isValid, form.pages[0].fields.count == 60 else { throw BadProcedure(faults: "\(outcome.problems)") }
        return outcome.answers
    }

    private func packedCost(_ page: String, _ plain: Client) async throws -> Double {
        let client = plain.acceptingGzip()
        return try await Stopwatch.cost(of: 100) { try await client.get(page) }.cpu
    }

    /// Measured inside a route of ours, where there is a visit to make pages for.
    private func viewCost(_ form: Form, _ answers: Answers) async throws -> Double {
        let found = Box()
        let route = Route.get("/banc/champs") { visit in
            let view = FormView(form: form, visit: visit, answers: answers)
            found.value = try await Stopwatch.cost(of: 100) { _ = view.fields(form.pages[0].fields).bytes.count }.cpu
            return Response(status: .ok)
        }
        try await Client(town.product.front.router([route])).get("/banc/champs")
        return found.value
    }

    /// The same number of bytes, made beforehand, from a router that does nothing else.
    private func bareCost(bytes: Int) async throws -> Double { try await BareRouter.cost(bytes: bytes) }
}

/// Something found by a closure that runs elsewhere, read once it is done.
final class Box: @unchecked Sendable {
    var value = 0.0
}

/// Hummingbird with nothing behind it.
enum BareRouter {
    static func router(bytes: Int) -> Router<AppContext> {
        let body = ByteBuffer(repeating: UInt8(ascii: "a"), count: bytes)
        let router = Router(context: AppContext.self)
        router.get("/banc/nu") { _, _ in Response(status: .ok, headers: [.contentType: "text/html"], body: .init(byteBuffer: body)) }
        return router
    }

    static func cost(bytes: Int) async throws -> Double {
        let client = Client(router(bytes: bytes))
        return try await Stopwatch.cost(of: 1000) { try await client.get("/banc/nu") }.cpu
    }
}
