import Core
import Foundation
import Hummingbird
import Web

/// The addresses of the town, as administrators see them: which are there and since when, what one means, and the file that would take their place.
struct AddressSettings: Sendable {
    static let path = "/bureau/reglages/adresses"
    static let file = "fichier"
    static let fewer = "moins"
    /// Five million addresses, not packed, weigh a gigabyte; packed, a tenth of it.
    static let mostBytes = 600 << 20

    let addresses: AddressesFeature
    let uploads: UploadReader

    var routes: [Route] {
        [
            .agents(.get, Self.path, [.administrator]) { visit in try await page(visit) },
            .agents(.post, Self.path, [.administrator], body: .stream, answer: replace),
            .agents(.post, Self.path + "/essai", [.administrator], answer: tryOne),
        ]
    }

    private func page(_ visit: AgentVisit, _ problem: AddressProblem? = nil, tried: TriedAddress? = nil) async throws -> Response {
        AddressSettingsPage(
            edition: try await addresses.edition(), requested: try await addresses.imports.latest(),
            communes: try await addresses.repository.communes(beginningWith: visit.visit.query("commune") ?? ""),
            problem: problem, tried: tried, visit: visit
        ).response()
    }

    /// The file goes to the disk as it comes; a job reads it.
    @Sendable private func replace(_ visit: AgentVisit) async throws -> Response {
        let limits = UploadLimits(totalBytes: Self.mostBytes + (1 << 20))
        do {
            try await uploads.read(visit.visit, limits: limits) { offer in
                // One byte more, so that what is too large is seen to be.
                offer.field == Self.file ? .upTo(bytes: Self.mostBytes + 1) : .none
            } then: { form, files in
                guard let file = files.first(where: { $0.field == Self.file && $0.size > 0 }) else { throw AddressProblem.noFile }
                guard file.size <= Self.mostBytes else { throw AddressProblem.tooLarge }
                try await keep(file, takesFewer: form.first(Self.fewer) != nil, now: visit.now)
            }
        } catch let problem as AddressProblem { return try await page(visit, problem) }
        return .seeOther(Self.path + "?fait=recu#import")
    }

    private func keep(_ file: ReceivedFile, takesFewer: Bool, now: Date) async throws {
        let kept = addresses.folder.appending(path: "adresses-\(UUID().uuidString)")
        try FileManager.default.moveItem(at: file.location, to: kept)
        do {
            try await addresses.imports.ask(file.name, at: kept.path, takesFewer: takesFewer, now: now)
        } catch {
            try? FileManager.default.removeItem(at: kept)
            throw error
        }
    }

    /// Posted: what is tried may be where somebody lives.
    @Sendable private func tryOne(_ visit: AgentVisit) async throws -> Response {
        let text = visit.form.text("adresse") ?? ""
        let found = try await addresses.find(text)
        let near = found.isEmpty ? try await addresses.near(text) : []
        return try await page(visit, tried: TriedAddress(text: text, found: found.map(\.label), near: near.map(\.label)))
    }
}

/// What one address means here.
struct TriedAddress: Sendable {
    let text: String
    let found: [String]
    let near: [String]
}
