import Core
import Forms
import Foundation

/// Which requests are looked at.
public struct EvidencePeriod: Sendable {
    public var versions: [ProcedureVersionID]
    public var since: Date

    public init(versions: [ProcedureVersionID], since: Date) { (self.versions, self.since) = (versions, since) }
}

extension DossiersFeature {
    /// Counters older than two years say nothing of a form that people still fill in.
    static let evidenceKept = 730

    /// How people go through a procedure's form, and how much of what it asks serves. Worked out when it is asked: not for a page of every day.
    public func figures(of procedure: ProcedureID, over period: EvidencePeriod, units: [UnitID], zone: TimeZone, now: Date) async throws
        -> FormFigures
    {
        let question = EvidenceQuestion(procedure: procedure, versions: period.versions, units: units, since: period.since, now: now)
        let material = try await evidence.material(for: question)
        var figures = FormFigures()
        for count in material.counts { figures.add(count) }
        for (page, waiting) in material.waiting where !page.isEmpty { figures.pages[page, default: PageFigures()].waiting += waiting }
        figures.learn(try await answers(of: material.requests, zone))
        return figures
    }

    /// A request is as its own version had it; one that cannot be read any more is left out.
    private func answers(of requests: [FiledRequest], _ zone: TimeZone) async throws -> [(form: Form, answers: FiledAnswers)] {
        var filed: [(form: Form, answers: FiledAnswers)] = []
        for request in requests {
            guard let form = try await sheets.version(request.version)?.form, let answers = Answers(json: request.answers) else { continue }
            filed.append((form, FiledAnswers(answers, context: FormContext(today: LocalDate(request.receivedAt, in: zone)))))
        }
        return filed
    }

    /// Writes what was counted of forms since the last time. Every minute, and at the end.
    public func keepEvidence() async throws { try await evidence.keepGathered() }

    /// Once a day is enough.
    public func forgetOldEvidence(now: Date) async throws {
        try await evidence.forget(before: LocalDate(now, in: .gmt).adding(days: -Self.evidenceKept))
    }
}
