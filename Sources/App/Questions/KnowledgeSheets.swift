import Core
import Definitions
import Foundation
import Organisations
import Procedures

/// What people are told of a procedure, as the text of a mail: the same facts as its page, in French as all that we write. The agents' own sheet, which
/// may hold what is not for the public, is not in it.
struct KnowledgeSheets: Sendable {
    let organisations: OrganisationsFeature
    let procedures: ProceduresFeature
    let french: Words

    func text(of procedure: ProcedureID, in organisation: OrganisationID) async throws -> String? {
        guard let slug = try await procedures.all(organisation: organisation).first(where: { $0.procedure == procedure })?.slug,
            let published = try await procedures.published(slug: slug, organisation: organisation),
            let town = try await organisations.organisation(organisation)?.details
        else { return nil }
        let unit = try await organisations.units(of: organisation).first { $0.id == published.unit }
        let phone = unit?.phone ?? town.phone
        return [
            french("reception.knowledge.hello"), opening(published.definition), Self.plain(published.definition.description),
            Self.plain(published.definition.who), pieces(published.definition), delay(published.definition),
            french("reception.knowledge.online", ["address": town.baseURL + published.path]),
            phone.isEmpty ? "" : french("reception.knowledge.phone", ["phone": phone]), french("reception.knowledge.end", ["town": town.name]),
        ].filter { !$0.isEmpty }.joined(separator: "\n\n")
    }

    private func opening(_ definition: ProcedureDefinition) -> String {
        french("reception.knowledge.opening", ["procedure": definition.title]) + (definition.summary.isEmpty ? "" : "\n" + definition.summary)
    }

    private func pieces(_ definition: ProcedureDefinition) -> String {
        guard !definition.pieces.isEmpty else { return "" }
        return ([french("reception.knowledge.pieces")] + definition.pieces.map { "- \($0.label)" }).joined(separator: "\n")
    }

    private func delay(_ definition: ProcedureDefinition) -> String {
        definition.delay.isEmpty ? "" : french("reception.knowledge.delay", ["delay": definition.delay])
    }

    /// Light text without its marks; a link keeps its address, which a mail program makes a link again.
    private static func plain(_ text: String) -> String {
        text.replacing(/\[([^\]]+)\]\(([^)]+)\)/) { match in
            let address = String(match.output.2)
            return address.hasPrefix("http") ? "\(match.output.1) (\(address))" : String(match.output.1)
        }
        .replacing("**", with: "").trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
