import Core

/// One figure of the public observatory, with the State's thresholds ("Vos démarches essentielles", DISIC/observatoire.numerique.gouv.fr).
struct Indicator: Sendable, Equatable {
    /// The State's own names, but for those that it does not have.
    enum Slug: String, Sendable, CaseIterable {
        case satisfaction, simplicity, delay, dlnuf, helpReachable = "help_reachable", helpUsed = "help_used", usage, uptime, performance, speed,
            ecoindex,
            accessibility, criteria, mobile

        /// Whether its sample is a number of people or of requests, not of pages.
        fileprivate var isOfPeople: Bool { [.satisfaction, .simplicity, .delay, .helpReachable, .helpUsed, .usage].contains(self) }
    }

    /// How good: a word and a sign go with each, so that the colour never says it alone.
    enum Level: String, Sendable, CaseIterable {
        case green, yellow, red
        /// Nothing to be proud or ashamed of: a share.
        case plain
        /// Not measured yet, or on too few.
        case grey
    }

    let slug: Slug
    /// In the unit of the indicator; `nil`: not measured yet.
    let value: Double?
    let level: Level
    /// How many ratings, requests or pages it rests on.
    let sample: Int

    /// The same for everyone's eyes: `nil` for a few people.
    var shownSample: Int? { slug.isOfPeople && (1..<Self.leastShown).contains(sample) ? nil : sample }

    /// What is kept of it at the end of a month. Of people, nothing under a hundred: a month would come out of the difference between two years.
    var kept: KeptIndicator? {
        guard let value, !slug.isOfPeople || sample >= 100 else { return nil }
        return KeptIndicator(slug: slug, tenths: Int((value * 10).rounded()), level: level)
    }

    /// The State publishes no mark on fewer ratings.
    static let leastRatings = 100
    /// Fewer loads are the telephones of one or two people.
    static let leastTimings = 20
    /// Ours shows no figure at all on fewer: they would tell of somebody.
    static let leastShown = 5

    /// - Parameter bounds: at or above the first is green, at or above the second yellow.
    static func high(_ slug: Slug, _ value: Double?, bounds: (Double, Double), sample: Int, least: Int = leastShown) -> Indicator {
        guard let value, sample >= leastShown else { return Indicator(slug: slug, value: nil, level: .grey, sample: sample) }
        let level: Level = sample < least ? .grey : value >= bounds.0 ? .green : value >= bounds.1 ? .yellow : .red
        return Indicator(slug: slug, value: value, level: level, sample: sample)
    }

    /// - Parameter bounds: at or below the first is green, at or below the second yellow.
    static func low(_ slug: Slug, _ value: Double?, bounds: (Double, Double), sample: Int, least: Int = 1) -> Indicator {
        guard let value, sample >= least else { return Indicator(slug: slug, value: nil, level: .grey, sample: sample) }
        return Indicator(slug: slug, value: value, level: value <= bounds.0 ? .green : value <= bounds.1 ? .yellow : .red, sample: sample)
    }

    static func share(_ slug: Slug, _ value: Double?, sample: Int) -> Indicator {
        let isShown = value != nil && sample >= leastShown
        return Indicator(slug: slug, value: isShown ? value : nil, level: isShown ? .plain : .grey, sample: sample)
    }
}

/// All that was measured of one procedure.
struct Measurements: Sendable, Equatable {
    var ratings = RatingFigures()
    /// Of the requests that ended in the last twelve months, reception to end.
    var delays = Histogram()
    /// How many came by each way in the last twelve months.
    var channels: [Channel: Int] = [:]
    /// In seconds, the pages of the procedure, in the last three months.
    var serverTime = Histogram()
    var serverViews = 0
    /// In seconds, the same pages in browsers whose owners agreed.
    var browserTime = Histogram()
    var weight: PageCost?
    /// From 0 to 1, of the last three months.
    var uptime: Double?
    var uptimeSlots = 0
    /// From 0 to 100: what the audit of the site found, while it is valid.
    var audited: Double?
}

extension Measurements {
    /// In the order of the page.
    func indicators(of procedure: MeasuredProcedure) -> [Indicator] {
        let eco = weight.map { EcoIndex(elements: $0.elements, requests: $0.requests, kilobytes: Double($0.bytes) / 1000) }
        return [
            .high(.satisfaction, ratings.satisfaction, bounds: (8, 5), sample: ratings.count, least: Indicator.leastRatings),
            .high(.simplicity, ratings.comprehension, bounds: (8, 5), sample: ratings.comprehensionCount, least: Indicator.leastRatings),
            delay(procedure), .low(.dlnuf, Double(Reasked.count(in: procedure.pieces)), bounds: (1, 4), sample: 1),
            .high(.helpReachable, ratings.helpReachable.map { $0 * 100 }, bounds: (85, 70), sample: ratings.reached + ratings.notReached, least: 100),
            .share(.helpUsed, ratings.helpUsed.map { $0 * 100 }, sample: ratings.helpAsked),
            usage,
            .high(.uptime, uptime.map { $0 * 100 }, bounds: (99.9, 98.5), sample: uptimeSlots),
            .low(.performance, serverTime.milliseconds(0.75), bounds: (400, 800), sample: serverViews, least: Indicator.leastShown),
            // The State has no such indicator: the bounds are those of the largest contentful paint (web.dev, Core Web Vitals), which the end of a load follows.
            .low(.speed, browserTime.milliseconds(0.75), bounds: (2500, 4000), sample: browserTime.total, least: Indicator.leastTimings),
            .high(.ecoindex, eco.map(\.raw), bounds: (70, 40), sample: eco == nil ? 0 : Indicator.leastShown),
            .high(.accessibility, audited, bounds: (100, 50), sample: audited == nil ? 0 : Indicator.leastShown),
            checked(.criteria, Set(Criterion.allCases)), checked(.mobile, Criterion.mobile),
        ]
    }

    /// Which channels would tell of a few people: with the number of requests, a share is a number. `nil`: all of them. Of a thousand requests, whole hundredths
    /// tell nothing any more.
    var hiddenChannels: Set<String>? {
        let numbers = Dictionary(channels.map { ($0.key.rawValue, $0.value) }) { first, _ in first }.filter { $0.value != 0 }
        return numbers.values.reduce(0, +) < 1000 ? SmallNumbers.hidden(numbers) : []
    }

    /// In whole hundredths, as the shares of the channels are; not told when it would tell those of the others.
    private var usage: Indicator {
        let (all, web) = (channels.values.reduce(0, +), channels[.web] ?? 0)
        let isTold = all >= 1000 || ![web, all - web].contains { (1..<Indicator.leastShown).contains($0) }
        return .share(.usage, all > 0 && isTold ? (Double(web) * 100 / Double(all)).rounded() : nil, sample: all)
    }

    /// The share of criteria that all the pages that were looked at hold. The bounds are ours: a program sees few faults, so each weighs.
    private func checked(_ slug: Indicator.Slug, _ criteria: Set<Criterion>) -> Indicator {
        let share = weight?.failed.map { failed in
            100 * Double(criteria.count { !failed.contains($0.rawValue) }) / Double(criteria.count)
        }
        return .high(slug, share, bounds: (100, 90), sample: share == nil ? 0 : max(criteria.count, Indicator.leastShown))
    }

    /// Nine requests in ten, against what was promised: kept is green, up to half as long again yellow.
    private func delay(_ procedure: MeasuredProcedure) -> Indicator {
        guard let ninety = delays.percentile(0.9), delays.total >= Indicator.leastShown else {
            return Indicator(slug: .delay, value: nil, level: .grey, sample: delays.total)
        }
        let days = ninety / 86_400
        guard let promise = Promise(procedure.promise)?.days else { return Indicator(slug: .delay, value: days, level: .plain, sample: delays.total) }
        return .low(.delay, days, bounds: (promise, promise * 1.5), sample: delays.total)
    }
}

/// Documents that another administration already holds, and that the law lets us ask it for (CRPA L114-8, R114-9-5): asking people for them again is what
/// "tell us once" counts.
enum Reasked {
    private static let signs = [
        "avis d'imposition", "avis d'impôt", "impôt sur le revenu", "quotient familial", "attestation caf", "attestation de la caf",
        "caisse d'allocations",
        "rsa", "prime d'activité", "france travail", "pôle emploi", "carte étudiant", "certificat de scolarité", "attestation de droits",
        "sécurité sociale",
        "kbis", "sirene", "casier judiciaire", "carte grise", "certificat d'immatriculation",
    ]

    static func count(in pieces: [String]) -> Int {
        pieces.filter { piece in
            let piece = piece.lowercased().replacing("’", with: "'")
            return signs.contains { piece.contains($0) }
        }.count
    }
}
