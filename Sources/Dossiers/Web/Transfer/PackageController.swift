import Core
import Forms
import Foundation
import Hummingbird
import NIOCore
import Web

/// The archive of a request that was handed over outside: a manifest, the summary as a PDF, the files. Streamed: no file is whole in memory.
struct PackageController: Sendable {
    let dossiers: any DossierRepository
    let packages: HandoverPackages
    let links: PackageLinks
    let throttle: any Throttling

    var routes: [Route] {
        [
            .agents(.get, "/bureau/dossiers/:reference/transmission.zip", AgentRole.seeingDossiers) { visit in
                let reference: Reference = try visit.visit.parameter("reference")
                guard let dossier = try await dossiers.find(reference, viewer: visit.viewer) else { throw DossierProblem.unknownDossier }
                return try await archive(of: dossier, visit.visit)
            },
            .get("/transmission/:key", answer: fetch),
        ]
    }

    /// By the administration that it was sent to. The first time is written in the history.
    @Sendable func fetch(_ visit: Visit) async throws -> Response {
        try await throttle.check("package:\(visit.address)", atMost: 20, perSeconds: 600, now: visit.now)
        guard let reference = links.reference(of: try visit.parameter("key"), on: visit.today), let dossier = try await dossiers.find(reference),
            dossier.organisation == visit.site.organisation
        else { throw WebProblem.notFound }
        let archive = try await archive(of: dossier, visit)
        let now = visit.now
        _ = try await dossiers.change(
            dossier.id,
            knowing: { dossier, history in
                if history.contains(where: { $0.event == .packageFetched }) { return Changes() }
                return Changes(lines: [dossier.record(.packageFetched, by: .system, at: now)])
            })
        return archive
    }

    private func archive(of dossier: Dossier, _ visit: Visit) async throws -> Response {
        guard let package = try await packages.package(of: dossier, visit.site, visit.words) else { throw WebProblem.notFound }
        let body = ResponseBody { writer in
            var archive = ZipStream()
            try await writer.write(archive.whole(HandoverManifest.name, Array(package.manifest.text.utf8)))
            try await writer.write(archive.whole(HandoverManifest.summary, package.summary))
            for (name, file) in package.files {
                try await writer.write(archive.begin(name))
                let next = try await file.open()
                while let piece = try await next() { try await writer.write(archive.more(piece)) }
                try await writer.write(archive.end())
            }
            try await writer.write(archive.directory())
            try await writer.finish(nil)
        }
        let headers = Response.downloadHeaders(name: "transmission-\(dossier.reference).zip", mediaType: "application/zip")
        return Response(status: .ok, headers: headers, body: body)
    }
}

/// Makes what goes to another administration.
struct HandoverPackages: Sendable {
    let dossiers: any DossierRepository
    let access: DossierAccess
    let maker: FactsMaker
    let papers: any Papers

    struct Package: Sendable {
        let manifest: JSON
        let summary: [UInt8]
        let files: [(name: String, file: StoredFile)]
    }

    /// `nil` for a request that did not leave this installation.
    func package(of dossier: Dossier, _ site: Site, _ words: Words) async throws -> Package? {
        guard let told = try await facts(of: dossier, site, words) else { return nil }
        var stored: [StoredFile] = []
        for id in told.handover.files {
            if let file = try await access.files.stored(id, of: .dossier(dossier.id, dossier.organisation)) { stored.append(file) }
        }
        let summary = try await papers.transmission(told.facts, to: told.handover, files: stored.map(\.name), site: site)
        let names = HandoverManifest.names(stored.map(\.name))
        let listed = zip(names, stored).map { HandoverManifest.File(name: $0, size: $1.size, digest: $1.digest) }
        let manifest = HandoverManifest(
            reference: dossier.reference, procedure: told.facts.procedureTitle, from: site.name, handover: told.handover,
            receivedOn: LocalDate(dossier.receivedAt, in: site.zone), handedOverOn: LocalDate(dossier.statusSince, in: site.zone),
            answers: told.facts.answers,
            files: [.init(name: HandoverManifest.summary, size: summary.count, digest: Secret.digest(bytes: summary))] + listed)
        return Package(manifest: manifest.json, summary: summary, files: Array(zip(names, stored)))
    }

    /// What is said of it: only the answers that were ticked.
    func facts(of dossier: Dossier, _ site: Site, _ words: Words) async throws -> (facts: DossierFacts, handover: Handover)? {
        let history = try await dossiers.history(of: dossier.id)
        guard let line = history.last(where: { $0.event == .forwarded }), let handover = Handover(line), handover.way != .inside,
            let sheet = try await access.sheets.version(dossier.procedureVersion)
        else { return nil }
        var dossier = dossier
        dossier.answers = Answers(dossier.answers.values.filter { handover.fields.contains($0.key) })
        let messages = try await dossiers.messages(of: dossier.id)
        return (try await maker.facts(of: dossier, sheet, line: line, messages, zone: site.zone, words: words), handover)
    }
}
