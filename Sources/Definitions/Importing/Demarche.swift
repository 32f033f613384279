import Core
import Forms

/// What a description says of a procedure, checked against the schema of demarches-simplifiees (`app/graphql/schema.graphql`, January 2026).
struct Demarche {
    /// What a form of ours may have.
    static let mostFields = Form.mostFields

    let title: String
    let number: Int?
    /// May hold HTML.
    let description: String
    let tags: [String]
    let retentionMonths: Int?
    let legalURL: String
    let noticeURL: String
    let protectionOfficer: String
    let service: String
    /// `accepte` or `en_instruction`: dossiers go there by themselves.
    let declarative: String
    let champs: [Champ]
    /// What agents fill in.
    let annotations: [Champ]

    init(json text: String) throws(DemarcheRefusal) {
        guard text.utf8.count <= DemarcheImport.mostBytes else { throw .tooLarge }
        let place = try Self.demarche(in: JSONPlace(json: try Self.parsed(text), path: ""))
        title = try place.required("title").text
        number = try place.member("number")?.number
        description = try place.text("description")
        tags = try place.texts("tags")
        retentionMonths = try place.member("dureeConservationDossiers")?.number
        (legalURL, noticeURL) = (try place.address("cadreJuridique"), try place.address("notice"))
        protectionOfficer = try place.address("dpo")
        service = try place.member("service")?.text("nom") ?? ""
        declarative = try place.text("declarative")
        let revision = try place.revision
        var count = 0
        champs = try Champ.list(revision.required("champDescriptors"), &count)
        annotations = try revision.member("annotationDescriptors").map { place throws(DemarcheRefusal) in try Champ.list(place, &count) } ?? []
        if count > Self.mostFields { throw .tooManyFields(count: count) }
    }

    private static func parsed(_ text: String) throws(DemarcheRefusal) -> JSON {
        do {
            return try JSON(bytes: Array(text.utf8))
        } catch {
            throw .malformed(line: 1 + text.utf8.prefix(error.offset).count { $0 == 10 })
        }
    }

    /// The description, wherever the answer of the server holds it.
    private static func demarche(in root: JSONPlace) throws(DemarcheRefusal) -> JSONPlace {
        guard root.json.object != nil else { throw .noDemarche }
        if let words = root.json["errors"]?.array?.first?["message"]?.string { throw .serverError(String(words.prefix(300))) }
        let data = try root.member("data") ?? root
        for key in ["demarcheDescriptor", "demarche"] { if let found = try data.member(key) { return found } }
        guard try data.member("title") != nil, try data.revisionOrSelf.member("champDescriptors") != nil else { throw .noDemarche }
        return data
    }
}

extension JSONPlace {
    /// Where the questions are. `Demarche` has several revisions; its own `champDescriptors`, deprecated, are still in older answers.
    fileprivate var revisionOrSelf: JSONPlace {
        get throws(DemarcheRefusal) {
            for key in ["revision", "activeRevision", "publishedRevision", "draftRevision"] {
                if let revision = try member(key) { return revision }
            }
            return self
        }
    }

    fileprivate var revision: JSONPlace {
        get throws(DemarcheRefusal) {
            let revision = try revisionOrSelf
            if try revision.member("champDescriptors") == nil, revision.path == path {
                throw .missing(path: path + (path.isEmpty ? "" : ".") + "revision")
            }
            return revision
        }
    }

    /// `noticeURL`, or `noticeUrl` as it was once written.
    fileprivate func address(_ name: String) throws(DemarcheRefusal) -> String {
        let current = try text(name + "URL")
        return try current.isEmpty ? text(name + "Url") : current
    }
}
