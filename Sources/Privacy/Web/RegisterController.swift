import Core
import Foundation
import Hummingbird
import Web

/// The record of processing activities: read, agreed to, taken away.
struct RegisterController: Sendable {
    static let path = "/bureau/registre"

    let register: Register
    let pdf: @Sendable (String) async throws -> [UInt8]

    var routes: [Route] {
        [
            .agents(.get, Self.path, AgentRole.protection, answer: show),
            .agents(.get, Self.path + ".csv", AgentRole.protection, answer: sheet),
            .agents(.get, Self.path + ".ods", AgentRole.protection, answer: spreadsheet),
            .agents(.get, Self.path + ".pdf", AgentRole.protection, answer: paper),
            .agents(.get, Self.path + "/:slug", AgentRole.protection, answer: entry),
            .agents(.post, Self.path + "/:slug/accord", [.dataProtectionOfficer], answer: approve),
        ]
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        RegisterPage(
            entries: try await register.entries(of: visit.viewer.organisation), undeclared: try await register.undeclaredTables(), visit: visit
        ).response()
    }

    private func told(_ visit: AgentVisit) async throws -> [ToldRecord] {
        let sentences = try await register.sentences.sentences(of: visit.viewer.organisation)
        return try await register.entries(of: visit.viewer.organisation).map {
            ToldRecord(record: $0.record, site: visit.site, words: visit.words, sentences: sentences)
        }
    }

    private func rows(_ visit: AgentVisit) async throws -> [[String]] {
        let told = try await told(visit)
        return [told.first?.lines.map(\.label) ?? []] + told.map { $0.lines.map(\.text) }
    }

    @Sendable private func sheet(_ visit: AgentVisit) async throws -> Response {
        .download(CSV.file(try await rows(visit)), name: "registre-\(visit.visit.today).csv", mediaType: "text/csv; charset=utf-8")
    }

    @Sendable private func spreadsheet(_ visit: AgentVisit) async throws -> Response {
        let file = ODS.file(sheet: visit.words("privacy.register.sheet"), try await rows(visit))
        return .download(file, name: "registre-\(visit.visit.today).ods", mediaType: ODS.mediaType)
    }

    @Sendable private func paper(_ visit: AgentVisit) async throws -> Response {
        let paper = RegisterPaper(records: try await told(visit), visit: visit)
        return .download(try await pdf(paper.page.text), name: "registre-\(visit.visit.today).pdf", mediaType: "application/pdf")
    }

    private func found(_ visit: AgentVisit) async throws -> Register.Entry {
        guard let entry = try await register.entry(visit.visit.parameter("slug"), of: visit.viewer.organisation) else { throw PrivacyProblem.unknown }
        return entry
    }

    @Sendable private func entry(_ visit: AgentVisit) async throws -> Response {
        let sentences = try await register.sentences.sentences(of: visit.viewer.organisation)
        return RegisterEntryPage(entry: try await found(visit), sentences: sentences, visit: visit).response()
    }

    /// What the officer agrees to is what the page showed: when something changed since, they read it again.
    @Sendable private func approve(_ visit: AgentVisit) async throws -> Response {
        let entry = try await found(visit)
        guard visit.form.first(RegisterEntryPage.digest) == entry.content.digest else { throw PrivacyProblem.alreadyDone }
        try await register.approvals.approve(entry.content, of: entry.record.slug, by: visit.viewer, at: visit.now)
        return .seeOther("\(Self.path)/\(entry.record.slug)?fait=accord")
    }
}
