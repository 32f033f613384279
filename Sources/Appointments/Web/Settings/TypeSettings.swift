import Core
import Foundation
import Hummingbird
import Scheduling
import Web

/// What can be booked, as administrators set it.
struct TypeSettings: Sendable {
    static let path = PlaceSettings.path + "/types"

    let book: AppointmentBook

    var routes: [Route] {
        [
            .agents(.get, Self.path + "/:type", [.administrator], answer: show), .agents(.post, Self.path + "/:type", [.administrator], answer: save),
        ]
    }

    @Sendable private func show(_ visit: AgentVisit) async throws -> Response {
        let offer = try await offer(visit)
        return page(visit, offer.map(TypeInput.init) ?? TypeInput(), [], offer)
    }

    @Sendable private func save(_ visit: AgentVisit) async throws -> Response {
        let offer = try await offer(visit)
        let input = TypeInput(visit.form, slug: offer?.details.slug)
        guard let details = input.details, let rules = input.rules(offer?.id ?? AppointmentTypeID(0)) else {
            return page(visit, input, input.faults, offer)
        }
        if let offer {
            var changed = offer
            (changed.details, changed.type) = (details, rules)
            let coming = try await coming(offer, changed, visit)
            let tells = visit.form.first(TellingQuestion.field).flatMap(TellingQuestion.Answer.init)
            if let coming, tells == nil { return page(visit, input, [(TellingQuestion.field, "appointments.type.tell.missing")], offer, coming) }
            try await book.schedules.save(changed, tells: tells != .not, now: visit.now)
        } else {
            do { _ = try await book.schedules.add(details, rules, to: visit.viewer.organisation) } catch AppointmentProblem.changedMeanwhile {
                return page(visit, input, [("adresse", "appointments.type.slugTaken")], nil)
            }
        }
        return .seeOther(PlaceSettings.path)
    }

    /// Those whom the change concerns; `nil`: nobody.
    private func coming(_ before: Offer, _ after: Offer, _ visit: AgentVisit) async throws -> ComingPeople? {
        guard after.meetsOtherwise(than: before) else { return nil }
        let coming = try await book.schedules.coming(for: before.id, of: before.organisation, now: visit.now)
        return coming.count == 0 ? nil : coming
    }

    /// `nil`: a new one.
    private func offer(_ visit: AgentVisit) async throws -> Offer? {
        let text: String = try visit.visit.parameter("type")
        if text == "nouveau" { return nil }
        guard let id = AppointmentTypeID(text) else { throw AppointmentProblem.unknownType }
        return try await book.offer(id, of: visit.viewer.organisation)
    }

    private func page(
        _ visit: AgentVisit, _ input: TypeInput, _ faults: [(field: String, key: String)], _ offer: Offer?, _ coming: ComingPeople? = nil
    ) -> Response {
        let words = visit.words
        let title = offer?.details.title ?? words("appointments.settings.newType")
        return visit.visit.page(
            title: title, status: faults.isEmpty ? .ok : .unprocessableContent, kind: .wide,
            """
            \(Breadcrumb([(words("appointments.settings.title"), PlaceSettings.path)], words: words))
            \(faults.isEmpty ? nil : ErrorSummary(faults.map { .init(href: "#\($0.field)", text: words($0.key)) }, words: words))
            <h1>\(title)</h1>
            <form method="post" action="\(Self.path)/\(offer.map { "\($0.id)" } ?? "nouveau")">\(visit.visit.formToken)
            \(coming.map { TellingQuestion(coming: $0, way: MeetingWay(rawValue: input.way) ?? .place, words: words).html })
            \(TypeFields(input: input, faults: faults, isNew: offer == nil, words: words).html)
            \(Button(words("appointments.settings.save")))</form>
            """)
    }
}

/// A type as it was typed.
struct TypeInput {
    var slug = ""
    var title = ""
    var summary = ""
    var pieces = ""
    var minutes = "15"
    /// What makes it longer: nothing, people, documents.
    var counted = ""
    /// "15, 25, 35": for one, for two…
    var list = ""
    var before = "0"
    var after = "0"
    var notice = "1"
    var months = "6"
    var grid = "serre"
    var reason = ""
    var isPublic = true
    var largest = "5"
    var most = "2"
    /// For how long what comes free is kept for who waits, in hours.
    var waiting = "2"
    /// For how long a chosen time is kept, in minutes.
    var hold = "10"
    /// What is given back is shown to everyone after so many minutes at most.
    var rest = "0"
    /// How many people may come together, each with an appointment.
    var group = "1"
    /// How they meet.
    var way = MeetingWay.place.rawValue
    var there = "0"
    var back = "0"
    var video = ""
    var asksProof = false
    var asksNumbers = false

    init() {}

    init(_ form: SentForm, slug: String?) {
        func text(_ name: String) -> String { form.text(name) ?? "" }
        self.slug = slug ?? text("adresse")
        (title, summary, pieces, minutes) = (text("titre"), text("resume"), text("pieces"), text("duree"))
        (counted, list, before, after) = (text("compte"), text("durees"), text("avant"), text("apres"))
        (notice, months, grid, reason) = (text("delai"), text("horizon"), text("grille"), text("motif"))
        (isPublic, largest, most) = (form.first("public") != nil, text("nombre"), text("plafond"))
        (waiting, group) = (form.text("attente") ?? waiting, form.text("groupe") ?? group)
        (way, there, back) = (form.text("maniere") ?? way, form.text("aller") ?? there, form.text("retour") ?? back)
        (video, hold) = (form.text("visio") ?? "", form.text("garde") ?? hold)
        rest = form.text("repos") ?? rest
        (asksProof, asksNumbers) = (form.first("preuve") != nil, form.first("numeros") != nil)
    }

    init(_ offer: Offer) {
        let (details, type) = (offer.details, offer.type)
        (slug, title, summary, pieces) = (details.slug, details.title, details.summary, details.pieces)
        switch type.length {
        case .fixed(let length): minutes = "\(length)"
        case .each(let of, let length): (minutes, counted) = ("\(length)", of.rawValue)
        case .listed(let of, let lengths, let length):
            (minutes, counted, list) = ("\(length)", of.rawValue, lengths.map(String.init).joined(separator: ", "))
        }
        (before, after, notice) = ("\(type.preparation.before)", "\(type.preparation.after)", "\(type.leadTime.minimum / 3600)")
        if case .months(let count) = type.leadTime.horizon { months = "\(count)" }
        switch type.grid {
        case .closeTogether: break
        case .roundTimes(let every): grid = "\(every)"
        case .fromOpening(let every): grid = "ouverture-\(every)"
        }
        (reason, isPublic, largest) = (details.reason?.rawValue ?? "", details.isPublic, "\(details.largestParty)")
        most = details.mostForOne.map { "\($0)" } ?? ""
        (waiting, group) = ("\(details.offerHours)", "\(details.largestGroup)")
        (way, there, back, video) = (type.way.rawValue, "\(type.travel.before)", "\(type.travel.after)", details.video)
        (asksProof, asksNumbers) = (details.asksProof, details.asksNumbers)
        (hold, rest) = ("\(details.holdMinutes)", "\(details.restMinutes)")
    }

    var faults: [(field: String, key: String)] {
        var faults: [(field: String, key: String)] = []
        if title.isEmpty { faults.append(("titre", "appointments.settings.missing")) }
        if !Self.isSlug(slug) { faults.append(("adresse", "appointments.type.slugWrong")) }
        let numbers = [
            ("duree", minutes, 1...600), ("avant", before, 0...120), ("apres", after, 0...120), ("delai", notice, 0...2000),
            ("horizon", months, 6...12), ("nombre", largest, 1...50), ("attente", waiting, 0...72), ("groupe", group, 1...10),
            ("aller", there, 0...120), ("retour", back, 0...120), ("garde", hold, OfferDetails.holds), ("repos", rest, 0...1440),
        ]
        for (field, text, range) in numbers where !(Int(text).map(range.contains) ?? false) { faults.append((field, "appointments.type.number")) }
        if !most.isEmpty, !(Int(most).map((1...100).contains) ?? false) { faults.append(("plafond", "appointments.type.number")) }
        if way == MeetingWay.video.rawValue || !video.isEmpty, !Self.isAddress(video) { faults.append(("visio", "appointments.type.videoWrong")) }
        if !list.isEmpty, lengths == nil { faults.append(("durees", "appointments.type.number")) }
        return faults
    }

    private var lengths: [Int]? {
        let parts = list.split { $0 == "," || $0 == " " || $0 == ";" }.map { Int($0) }
        let numbers = parts.compactMap(\.self).filter((1...600).contains)
        return numbers.count == parts.count && parts.count <= 20 ? numbers : nil
    }

    var details: OfferDetails? {
        guard faults.isEmpty, let largest = Int(largest), let waiting = Int(waiting), let group = Int(group) else { return nil }
        var details = OfferDetails(
            slug: slug, title: title, summary: summary, pieces: pieces, reason: NationalReason(rawValue: reason), isPublic: isPublic,
            largestParty: largest, mostForOne: Int(most), offerHours: waiting, largestGroup: group, video: video)
        (details.asksProof, details.asksNumbers) = (asksProof, asksNumbers)
        (details.holdMinutes, details.restMinutes) = (Int(hold) ?? details.holdMinutes, Int(rest) ?? 0)
        return details
    }

    func rules(_ id: AppointmentTypeID) -> AppointmentType? {
        guard faults.isEmpty, let minutes = Int(minutes), let before = Int(before), let after = Int(after), let notice = Int(notice),
            let months = Int(months)
        else { return nil }
        let length: Length
        if let counted = Length.Counted(rawValue: counted) {
            let lengths = lengths ?? []
            length = lengths.isEmpty ? .each(counted, minutes: minutes) : .listed(counted, lengths, then: minutes)
        } else {
            length = .fixed(minutes)
        }
        var type = AppointmentType(
            id, lasting: length, preparation: Preparation(before: before, after: after),
            leadTime: LeadTime(minimum: notice * 3600, horizon: .months(months)),
            grid: typedGrid, way: MeetingWay(rawValue: way) ?? .place)
        type.travel = Preparation(before: Int(there) ?? 0, after: Int(back) ?? 0)
        return type
    }

    private var typedGrid: Grid {
        if let every = Int(grid) { return .roundTimes(every: max(5, every)) }
        guard let every = Int(grid.split(separator: "-").last ?? ""), (5...120).contains(every) else { return .closeTogether }
        return .fromOpening(every: every)
    }

    /// A room is named at its end.
    private static func isAddress(_ text: String) -> Bool {
        text.utf8.count <= 200 && text.hasPrefix("https://") && text.hasSuffix("/") && URL(string: text)?.host() != nil
    }

    private static func isSlug(_ text: String) -> Bool {
        (1...60).contains(text.utf8.count)
            && !["suivi", "lien", "reservation", "delais", "nouveau", "attente", "tirages", "inscriptions"].contains(text)
            && text.utf8.allSatisfy { (97...122).contains($0) || (48...57).contains($0) || $0 == 45 }
    }
}

/// The boxes of a type.
struct TypeFields {
    let input: TypeInput
    let faults: [(field: String, key: String)]
    let isNew: Bool
    let words: Words

    var html: HTML {
        """
        \(TextInput(question("titre"), value: input.title))
        \(if: isNew, TextInput(question("adresse"), .number, value: input.slug).html)
        \(TextArea(question("resume", isOptional: true), value: input.summary, rows: 2))
        \(TextArea(question("pieces", isOptional: true), value: input.pieces, rows: 5))
        \(SelectInput(question("maniere"), options: MeetingWay.allCases.map { ChoiceOption($0.rawValue, words("appointments.way.\($0.rawValue)")) }, selected: input.way))
        \(TextInput(question("aller"), .whole, value: input.there))
        \(TextInput(question("retour"), .whole, value: input.back))
        \(TextInput(question("visio", isOptional: true), .text, value: input.video))
        \(TextInput(question("duree"), .whole, value: input.minutes))
        \(SelectInput(question("compte"), options: ["", "people", "documents"].map { ChoiceOption($0, words("appointments.type.counted.\($0.isEmpty ? "none" : $0)")) }, selected: input.counted))
        \(TextInput(question("durees", isOptional: true), .number, value: input.list))
        \(TextInput(question("nombre"), .whole, value: input.largest))
        \(TextInput(question("groupe"), .whole, value: input.group))
        \(TextInput(question("avant"), .whole, value: input.before))
        \(TextInput(question("apres"), .whole, value: input.after))
        \(TextInput(question("delai"), .whole, value: input.notice))
        \(TextInput(question("horizon"), .whole, value: input.months))
        \(SelectInput(question("grille"), options: grids, selected: input.grid))
        \(SelectInput(question("motif"), options: [ChoiceOption("", words("appointments.type.reason.none"))] + NationalReason.allCases.map { ChoiceOption($0.rawValue, $0.rawValue) }, selected: input.reason))
        \(TickBox(question("numeros", isOptional: true), isTicked: input.asksNumbers))
        \(TextInput(question("plafond", isOptional: true), .whole, value: input.most))
        \(TickBox(question("preuve", isOptional: true), isTicked: input.asksProof))
        \(TextInput(question("garde"), .whole, value: input.hold))
        \(TextInput(question("attente"), .whole, value: input.waiting))
        \(TextInput(question("repos"), .whole, value: input.rest))
        \(TickBox(question("public"), isTicked: input.isPublic))
        """
    }

    private var grids: [ChoiceOption] {
        [ChoiceOption("serre", words("appointments.type.grid.close"))]
            + ["5", "10", "15", "20", "30", "60"].map { ChoiceOption($0, words("appointments.type.grid.round", ["count": $0])) }
            + ["10", "15", "20", "30", "45", "60"].map { ChoiceOption("ouverture-\($0)", words("appointments.type.grid.opening", ["count": $0])) }
    }

    private func question(_ name: String, isOptional: Bool = false) -> Question {
        let hint = words.has("appointments.type.\(name).hint") ? words("appointments.type.\(name).hint") : nil
        let fault = faults.first { $0.field == name }
        return Question(name, words("appointments.type.\(name)"), words, hint: hint, error: fault.map { words($0.key) }, isOptional: isOptional)
    }
}
