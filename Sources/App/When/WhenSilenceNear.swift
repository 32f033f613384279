import Core
import Correspondence
import Dossiers
import Foundation
import Identity
import Organisations
import Storage
import Web

/// Silence will decide within days, or a decision that is taken has not left: those who answer for the service are told, or the service itself when nobody does.
struct WhenSilenceNear {
    let product: Product

    func callAsFunction(_ job: Job) async throws {
        guard let warning = SilenceWarning(job.payload) else { return }
        let site = try await product.site(of: warning.organisation)
        guard let unit = try await product.organisations.units(of: warning.organisation).first(where: { $0.id == warning.unit }) else { return }
        let link = warning.matter == .unsent ? "\(site.baseURL)/bureau/courriers" : "\(site.baseURL)/bureau?service=\(unit.id)&retard=1&tri=due"
        var facts = SilenceNearFacts(unit: unit.name, requests: try await requests(of: warning), link: link)
        facts.isDecided = warning.matter == .unsent
        var managers = try await product.identity.addresses(of: .manager, in: unit.id)
        if managers.isEmpty, let address = EmailAddress(unit.email) { managers = [address] }
        for manager in managers {
            let mail = try product.correspondence.silenceNearMail(
                to: manager, facts: facts, from: Sender(site, from: product.settings.mail.from))
            try await product.send(mail, key: "near:\(job.id):\(manager)", organisation: warning.organisation, dossier: nil)
        }
    }

    private func requests(of warning: SilenceWarning) async throws -> [SilenceNearFacts.Request] {
        var requests: [SilenceNearFacts.Request] = []
        for request in warning.requests {
            guard let silence = try await product.dossiers.silence(of: request.version) else { continue }
            requests.append(.init(reference: request.reference, procedure: silence.title, on: request.on, effect: silence.effect))
        }
        return requests
    }
}
