import Core
import Foundation

/// What statistics keep of a request once it is anonymous. `nil` is what was left out, so that fewer than five requests never share the rest.
public struct Figure: Sendable, Hashable {
    public var procedure: ProcedureID?
    public var unit: UnitID?
    public var channel: Channel?
    public var outcome: String?
    /// « 2026-05 », « 2026-Q2 » or « 2026 ».
    public var received: String?
    /// How long it took, in days: « 3-7 ».
    public var took: String?
    /// The statistical answers, by the id of the question.
    public var answers: [String: String] = [:]

    /// Says nothing: only that there was a request.
    public static let blank = Figure()
}

extension Figure {
    init(_ request: EndedRequest, answers: [String: String], zone: TimeZone) {
        let (received, ended) = (LocalDate(request.receivedAt, in: zone), LocalDate(request.endedAt, in: zone))
        (procedure, unit, channel, outcome) = (request.procedure, request.unit, request.channel, request.outcome)
        self.received = String(received.description.prefix(7))
        took = Self.span(ended.dayNumber - received.dayNumber)
        self.answers = answers
    }

    /// A number of days is as good as a name to whoever knows two dates: a span is not.
    static func span(_ days: Int) -> String {
        let limits = [2, 7, 15, 30, 60, 120, 365]
        guard let index = limits.firstIndex(where: { days <= $0 }) else { return "366-" }
        return index == 0 ? "0-2" : "\(limits[index - 1] + 1)-\(limits[index])"
    }

    /// « 2026-05 » is in « 2026-Q2 ».
    fileprivate var byQuarter: Figure {
        guard let received, received.count == 7, let month = Int(received.suffix(2)) else { return self }
        var figure = self
        figure.received = "\(received.prefix(4))-Q\((month + 2) / 3)"
        return figure
    }

    fileprivate var byYear: Figure {
        var figure = self
        figure.received = received.map { String($0.prefix(4)) }
        return figure
    }

    fileprivate func without<T>(_ path: WritableKeyPath<Figure, T?>) -> Figure {
        var figure = self
        figure[keyPath: path] = nil
        return figure
    }
}

/// Figures among which nobody can be told from at least four others (k-anonymity, k = 5; G29 opinion 05/2014, §3.2.1).
enum Anonymity {
    static let least = 5

    /// Makes figures as general as they must be, and no more.
    /// - Parameter known: those already settled, which a new one may join.
    /// - Returns: how many of each are to be added.
    static func settled(_ waiting: [Figure], beside known: [Figure: Int] = [:]) -> [Figure: Int] {
        let crowds = known.filter { $0.value >= least }
        var settled: [Figure: Int] = [:], alone = waiting
        for step in steps {
            let counts = alone.map(step).reduce(into: [Figure: Int]()) { $0[$1, default: 0] += 1 }
            let enough = counts.filter { $0.value + (crowds[$0.key] ?? 0) + (settled[$0.key] ?? 0) >= least }
            for (figure, number) in enough { settled[figure, default: 0] += number }
            alone = alone.map(step).filter { enough[$0] == nil }
        }
        if !alone.isEmpty { settled[.blank, default: 0] += alone.count }
        return settled
    }

    /// What is left out first is what tells most of a person and least of a service.
    private static let steps: [@Sendable (Figure) -> Figure] = [
        { $0 },
        { $0.byQuarter },
        { figure in Figure.without(answersOf: figure) },
        { $0.without(\.took) },
        { $0.without(\.channel) },
        { $0.byYear },
        { $0.without(\.unit) },
        { $0.without(\.outcome) },
        { $0.without(\.received) },
    ]
}

extension Figure {
    fileprivate static func without(answersOf figure: Figure) -> Figure {
        var figure = figure
        figure.answers = [:]
        return figure
    }
}
