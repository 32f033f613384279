import Core

/// What a message tells: kept with it, so that the same can be told another way when this one fails for good.
public struct News: Sendable, Equatable {
    public let dossier: DossierID
    /// The line of its history that is told.
    public let line: Int
    /// The mail's template.
    public let template: String
    /// Once per channel, however often a job runs.
    public let key: String
    public var tried: Set<OutwardChannel>

    public init(dossier: DossierID, line: Int, template: String, key: String, tried: Set<OutwardChannel> = []) {
        (self.dossier, self.line, self.template, self.key, self.tried) = (dossier, line, template, key, tried)
    }

    /// From the payload of the job `messageGivenUp`.
    public init?(_ json: JSON) {
        guard let dossier = json["dossier"]?.int, let line = json["line"]?.int, let template = json["template"]?.string, let key = json["key"]?.string
        else { return nil }
        let tried = json["tried"]?.array?.compactMap(\.string).compactMap(OutwardChannel.init) ?? []
        self.init(dossier: DossierID(Int64(dossier)), line: line, template: template, key: key, tried: Set(tried))
    }

    var json: JSON {
        [
            "dossier": .int(Int(dossier.rawValue)), "line": .int(line), "template": .string(template), "key": .string(key),
            "tried": .array(tried.map(\.rawValue).sorted().map { .string($0) }),
        ]
    }
}
