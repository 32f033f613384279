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
            case .filed, .closed: [.procedure, .unit, .channel, .district, .answer, .status, .month, .weekday, .hour]
            case .contacts: [.procedure, .unit, .channel, .district, .answer, .month, .weekday, .hour]
            case .open: [.procedure, .unit, .channel, .district, .answer, .status]
            case .silence: [.procedure, .unit, .channel, .district, .answer, .effect, .month]
            case .load: [.unit, .month]
            case .delay: [.procedure, .unit, .channel, .district, .answer, .month]
            case .satisfaction: [.procedure, .unit, .channel, .month]
            }
        }
    }

    enum Group: String, Sendable, CaseIterable {
        case procedure = "demarche"
        case unit = "service"
        case channel = "canal"
        case district = "quartier"
        /// To a question that is chosen beside.
        case answer = "reponse"
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

        /// Whether it can be asked of one answer: as by district.
        var isOfAnswers: Bool { [.procedure, .unit, .channel, .answer, .month].contains(self) }
    }

    var measure: Measure = .filed
    var group: Group = .procedure
    var path: DurationPath = .whole
    var procedure: ProcedureID?
    var unit: UnitID?
    var channel: Channel?
    /// The code of a district, or of those that are in none.
    var district: String?
    /// The question whose answers are counted; of the requests to which it may be asked.
    var question: CountedQuestion?
    /// The key of an answer to it, or of those that gave none.
    var answer: String?
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
        if measure.groups.contains(.answer) { question = value("question").flatMap(CountedQuestion.init) }
        if question != nil {
            answer = value("reponse").flatMap { CountedAnswers.isKey($0) ? $0 : nil }
            // Each is counted for itself: nothing says how many of an answer live in a district.
            district = nil
            if answer == nil || !groups.contains(group) { group = .answer }
        } else if group == .answer {
            group = measure.groups[0]
        }
        if district != nil, !groups.contains(group) { group = .district }
        // Durations are kept by district and by answer from the reception to the end, of all channels together.
        if measure == .delay, isOfDistricts || isOfAnswers { (path, channel) = (.whole, nil) }
        if measure == .load { (procedure, channel) = (nil, nil) }
        if let month = value("du").flatMap(Self.month) { from = month }
        if let month = value("au").flatMap(Self.month) { to = month }
        if from > to { (from, to) = (to, from) }
    }

    /// Its address, without the page's: what is saved and shared.
    var query: String {
        let parts: [(String, String?)] = [
            ("mesure", measure.rawValue), ("par", group.rawValue), ("trajet", measure == .delay && path != .whole ? path.description : nil),
            ("demarche", procedure?.description), ("service", unit?.description), ("canal", channel?.rawValue), ("quartier", district),
            ("question", question?.description), ("reponse", answer), ("du", from), ("au", to),
        ]
        return parts.compactMap { name, value in
            value.map { "\(name)=\($0.replacing(">", with: "%3E").replacing("*", with: "%2A").replacing("!", with: "%21"))" }
        }
        .joined(separator: "&")
    }

    /// Whether districts tell: what is about few people is then hidden with more care.
    var isOfDistricts: Bool { group == .district || district != nil }

    /// Whether answers tell, which is as careful a matter.
    var isOfAnswers: Bool { question != nil }

    /// As everyone may read it. Where somebody lives, or what they answered, is told of whole months: of the one that runs, what came since yesterday would be one person's.
    func published(on today: LocalDate) -> StatisticsQuestion {
        guard isOfDistricts || isOfAnswers, measure != .open else { return self }
        var question = self
        question.to = min(to, String(today.adding(months: -1).description.prefix(7)))
        question.from = min(from, question.to)
        return question
    }

    /// By what it can be cut, with what it is narrowed to.
    var groups: [Group] {
        measure.groups.filter { group in
            if measure == .delay, group == .channel, district != nil || isOfAnswers { return false }
            return isOfAnswers ? group.isOfAnswers : group != .answer && (district == nil || group.isOfDistricts)
        }
    }

    /// Whether everyone may read it. Five messages may be of one person: by district or by answer they are told to nobody but agents; nor are answers of which one
    /// person gives several.
    var isPublishable: Bool { (measure != .contacts || !isOfDistricts && !isOfAnswers) && question?.allowsSeveral != true }

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
