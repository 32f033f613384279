import Core
import Dossiers
import Foundation
import Insight
import Law
import Organisations
import Storage
import Web

/// Something happened to a request: its figures follow. What else follows the event is tried first, and tried again, without the count waiting for it.
struct CountDossiers {
    let product: Product

    /// The events after which a request is counted otherwise.
    static let events: [Event.Name] = [
        .dossierFiled, .dossierMoved, .piecesAsked, .messageWritten, .answersCorrected, .dossierTransferred, .silenceDecided,
    ]

    func after(_ handler: @escaping JobWorker.Handler) -> JobWorker.Handler {
        { job in
            var fault: (any Error)?
            do { try await handler(job) } catch { fault = error }
            if let event = job.event { try await count([DossierID(event.subject)]) }
            if let fault { throw fault }
        }
    }

    func count(_ dossiers: [DossierID]) async throws { try await count(try await product.dossiers.tracks(of: dossiers)) }

    /// Goes through all the requests: for an installation that had some before it had figures, and when figures are doubted.
    /// - Returns: how many were read.
    func countAll() async throws -> Int {
        var (last, read) = (DossierID(0), 0)
        while true {
            let tracks = try await product.dossiers.tracks(after: last, atMost: 500)
            guard let final = tracks.last else { return read }
            try await count(tracks, anew: true)
            (last, read) = (final.dossier, read + tracks.count)
        }
    }

    /// - Parameters:
    ///   - anew: also those of which nothing is new.
    ///   - tries: how many times what somebody else counted meanwhile is read again.
    func count(_ tracks: [DossierTrack], anew: Bool = false, tries: Int = 3) async throws {
        let places = PlacesOfInsight(dossiers: product.dossiers, addresses: product.addresses, insight: product.insight)
        var again: [DossierID] = []
        for (organisation, tracks) in Dictionary(grouping: tracks, by: \.organisation) {
            let zone = try await product.organisations.site(of: organisation, now: product.clock()).zone
            let found = try await places.places(of: tracks.map(\.dossier), in: organisation)
            let answered = try await product.dossiers.countedAnswers(of: tracks.map(\.dossier))
            again += try await product.insight.count(
                tracks.map { Track($0, marking: product.insight.mark, at: found[$0.dossier], answered: answered[$0.dossier]) }, in: zone, anew: anew)
        }
        if again.isEmpty { return }
        guard tries > 1 else { throw CountingCrossed() }
        try await count(try await product.dossiers.tracks(of: again), anew: anew, tries: tries - 1)
    }

    /// The job is tried again later.
    private struct CountingCrossed: Error {}
}

extension Product {
    /// Counts all requests again, in place of what was counted of each.
    /// - Returns: how many were read.
    public func countAll() async throws -> Int { try await CountDossiers(product: self).countAll() }
}

extension Track {
    /// - Parameter mark: agents are known to figures by it, and by nothing else.
    init(_ track: DossierTrack, marking mark: (AgentID) -> String, at place: DistrictPlace?, answered: [DossierAnswer]?) {
        self.init(
            dossier: track.dossier, organisation: track.organisation, procedure: track.procedure, unit: track.unit, channel: track.channel,
            receivedAt: track.receivedAt, steps: track.steps.map { Step($0.status, at: $0.at) }, closedAt: track.closedAt, isWaiting: track.isWaiting,
            isAssigned: track.isAssigned,
            silence: track.implicit.map { $0.effect == .accept ? .accepted(on: $0.on) : .rejected(on: $0.on) }, contacts: track.contacts,
            acts: track.acts.map { Act(at: $0.at, mark: mark($0.agent)) },
            lines: track.lines, place: place, answers: answered.map(CountedAnswers.init))
    }
}

extension CountedAnswers {
    init(_ answered: [DossierAnswer]) {
        self.init()
        for answer in answered { add(answer.question, allowsSeveral: answer.allowsSeveral, keys: answer.keys) }
    }
}
