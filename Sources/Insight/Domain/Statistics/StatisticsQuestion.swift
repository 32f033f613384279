import Core
import Foundation

/// What somebody wants to know, as an address says it: `mesure`, `par`, and what it is narrowed to. Anything that cannot be read falls back on the widest.
struct StatisticsQuestion: Sendable, Equatable {
    enum Measure: String, Sendable, CaseIterable {
        case filed = "recues"
        case closed = "terminees"
        case open = "ouvertes"
        case delay = "duree"
        case silence = "silence"
        case contacts = "contacts"
        case satisfaction = "satisfaction"
        /// What an agent does in a day, on average over those of the unit.
        case load = "charge"

        /// By what it can be cut.
        var groups: [Group] {
            switch self {
            case .filed, .closed: [.procedure, .unit, .channel, .district, .status, .month, .weekday, .hour]
            case .contacts: [.procedure, .unit, .channel, .district, .month, .weekday, .hour]
            case .open: [.procedure, .unit, .channel, .district, .status]
            case .silence: [.procedure, .unit, .channel, .district, .effect, .month]
            case .load: [.unit, .month]
            case .delay: [.procedure, .unit, .channel, .district, .month]
            case .satisfaction: [.procedure, .unit, .channel, .month]
            }
        }
    }

    enum Group: String, Sendable, CaseIterable {
        case procedure = "demarche"
        case unit = "service"
        case channel = "canal"
        case district = "quartier"
        case status = "statut"
        case effect = "effet"
        case month = "mois"
        case weekday = "jour"
        case hour = "heure"

        /// Whether the lines follow each other in time.
        var isTime: Bool { self == .month || isRhythm }

        /// Kept by year.
        var isRhythm: Bool { self == .weekday || self == .hour }

        /// Whether it can be asked of one district: statuses, effects and hours are not kept by district.
        var isOfDistricts: Bool { [.procedure, .unit, .channel, .district, .month].contains(self) }
    }

    var measure: Measure = .filed
    var group: Group = .procedure
    var path: DurationPath = .whole
    var procedure: ProcedureID?
    var unit: UnitID?
    var channel: Channel?
    /// The code of a district, or of those that are in none.
    var district: String?
    /// `2026-01`, both included.
    var from: String
    var to: String

    /// The last twelve months, this one included.
    init(today: LocalDate) {
        from = String(today.adding(months: -11).description.prefix(7))
        to = String(today.description.prefix(7))
    }

    /// - Parameter value: of a parameter of the address.
    init(today: LocalDate, _ value: (String) -> String?) {
        self.init(today: today)
        measure = value("mesure").flatMap(Measure.init) ?? .filed
        group = value("par").flatMap(Group.init).flatMap { measure.groups.contains($0) ? $0 : nil } ?? measure.groups[0]
        path = value("trajet").flatMap(DurationPath.init) ?? .whole
        procedure = value("demarche").flatMap(ProcedureID.init)
        unit = value("service").flatMap(UnitID.init)
        channel = value("canal").flatMap(Channel.init)
        district = value("quartier").flatMap { measure.groups.contains(.district) && District.isCode($0) ? $0 : nil }
        if district != nil, !groups.contains(group) { group = .district }
        // Durations are kept by district from the reception to the end, of all channels together.
        if measure == .delay, isOfDistricts { (path, channel) = (.whole, nil) }
        if measure == .load { (procedure, channel) = (nil, nil) }
        if let month = value("du").flatMap(Self.month) { from = month }
        if let month = value("au").flatMap(Self.month) { to = month }
        if from > to { (from, to) = (to, from) }
    }

    /// Its address, without the page's: what is saved and shared.
    var query: String {
        let parts: [(String, String?)] = [
            ("mesure", measure.rawValue), ("par", group.rawValue), ("trajet", measure == .delay && path != .whole ? path.description : nil),
            ("demarche", procedure?.description), ("service", unit?.description), ("canal", channel?.rawValue), ("quartier", district), ("du", from),
            ("au", to),
        ]
        return parts.compactMap { name, value in
            value.map { "\(name)=\($0.replacing(">", with: "%3E").replacing("*", with: "%2A").replacing("!", with: "%21"))" }
        }
        .joined(separator: "&")
    }

    /// Whether districts tell: what is about few people is then hidden with more care.
    var isOfDistricts: Bool { group == .district || district != nil }

    /// As everyone may read it. Where somebody lives is told of whole months: of the one that runs, what came since yesterday would be one person's district.
    func published(on today: LocalDate) -> StatisticsQuestion {
        guard isOfDistricts, measure != .open else { return self }
        var question = self
        question.to = min(to, String(today.adding(months: -1).description.prefix(7)))
        question.from = min(from, question.to)
        return question
    }

    /// By what it can be cut, with what it is narrowed to.
    var groups: [Group] {
        measure.groups.filter { district == nil || $0.isOfDistricts && !(measure == .delay && $0 == .channel) }
    }

    /// Whether everyone may read it. Five messages may be of one person: by district they are told to nobody but agents.
    var isPublishable: Bool { measure != .contacts || !isOfDistricts }

    /// The years that the months touch, for what is kept by year.
    var years: (from: String, to: String) { (String(from.prefix(4)), String(to.prefix(4))) }

    private static func month(_ text: String) -> String? { LocalDate(text + "-01").map { String($0.description.prefix(7)) } }
}

/// The answer: lines of figures, in the order in which they are to be read.
struct StatisticsTable: Sendable, Equatable {
    struct Line: Sendable, Equatable {
        /// The id, the status, the month…: what the group is by.
        var key: String
        /// How many requests, ratings…
        var number: Int
        /// In seconds, for durations.
        var half: Double?
        var ninety: Double?
        /// From 0 to 10.
        var mark: Double?
        /// Acts by agent and by day of work.
        var rate: Double?
    }

    var lines: [Line]
    /// There is something to count, about too few people for anything of it to be told.
    var isTooFew = false

    var total: Int { lines.reduce(0) { $0 + $1.number } }
}
