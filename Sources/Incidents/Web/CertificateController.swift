import Core
import Foundation
import Hummingbird
import Web

/// The proof that we failed, and when: to see, to print, to check.
struct CertificateController: Sendable {
    static let verify = "/incidents/verifier"
    static func path(_ code: String) -> String { "/incidents/attestation/\(code)" }

    let incidents: any IncidentRepository
    let codes: CertificateCodes
    let printer: any CertificatePrinter
    let throttle: Throttle

    var routes: [Route] {
        [
            .get(Self.path(":code"), answer: show), .post(Self.path(":code"), answer: print), .get(Self.verify, answer: ask),
            .post(Self.verify, answer: check),
        ]
    }

    @Sendable private func show(_ visit: Visit) async throws -> Response {
        let (certificate, incident) = try await certificate(visit)
        return CertificatePage(code: try visit.parameter("code"), certificate: certificate, incident: incident, visit: visit).response()
    }

    /// What is written on it goes into its code: nobody can write another name beside it afterwards.
    @Sendable private func print(_ visit: Visit) async throws -> Response {
        var (certificate, incident) = try await certificate(visit)
        try throttle.check("print:\(visit.address)", atMost: 10, perSeconds: 600, now: visit.now)
        certificate.mention = String(Text.trimmed(visit.form.first(CertificatePage.mention) ?? "").prefix(CertificatePage.longestMention))
        // A failure that hit before we knew whose page it was becomes this authority's: it is who vouches for the paper.
        let code = codes.code(for: certificate, of: visit.site.organisation)
        let paper = CertificatePaper(code: code, certificate: certificate, incident: incident, visit: visit)
        return .download(try await printer.pdf(of: paper.html.text), name: "attestation-\(code.prefix(9)).pdf", mediaType: "application/pdf")
    }

    @Sendable private func ask(_ visit: Visit) async throws -> Response { VerifyPage(visit: visit).response() }

    @Sendable private func check(_ visit: Visit) async throws -> Response {
        try throttle.check("verify:\(visit.address)", atMost: 30, perSeconds: 600, now: visit.now)
        let (code, mention) = (visit.form.first(VerifyPage.code) ?? "", visit.form.first(VerifyPage.mention) ?? "")
        let reading = codes.read(code, mention: mention, for: visit.site.organisation)
        var page = VerifyPage(visit: visit, reading: reading)
        if case .genuine(let certificate) = reading { page.incident = try await incident(of: certificate.fact, visit) }
        if case .genuine(let certificate) = reading, case .incident = certificate.fact, page.incident == nil { page.reading = .wrong }
        return page.response()
    }

    private func certificate(_ visit: Visit) async throws -> (Certificate, Incident?) {
        let code: String = try visit.parameter("code")
        guard case .genuine(let certificate) = codes.read(code, mention: "", for: visit.site.organisation) else {
            throw IncidentProblem.unknownCertificate
        }
        let incident = try await incident(of: certificate.fact, visit)
        if case .incident = certificate.fact, incident?.hasBegun(at: visit.now) != true { throw IncidentProblem.unknownCertificate }
        return (certificate, incident)
    }

    /// For a moment, the incident that it belongs to: written within a minute of it.
    private func incident(of fact: Certificate.Fact, _ visit: Visit) async throws -> Incident? {
        switch fact {
        case .failed(let at), .notTaken(let at): try await incidents.incident(at: at, of: visit.site.organisation)
        case .incident(let id): try await incidents.find(id, of: visit.site.organisation)
        }
    }
}
