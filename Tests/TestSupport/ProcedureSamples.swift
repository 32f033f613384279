import Core
import Foundation
import Web

/// Procedure files for tests: a small one of our own, and those that the product ships.
public enum ProcedureSamples {
    public static let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    /// Everything that a publication needs, and nothing more.
    public static let small = """
        procedure: carte-lecteur
        title: Demander une carte de lecteur
        summary: Empruntez gratuitement des livres à la bibliothèque.
        theme: contact
        keywords: [bibliothèque, livre]
        audience: [particulier]
        unit: accueil
        sector: contact
        free: true
        delay: 2 jours
        channels:
          online: true
          phone: Appelez l'accueil.
          counter: Venez à l'accueil.
        description: La carte permet d'emprunter.
        who: Tout le monde.
        knowledge: "**Gratuite** pour tous."
        silence: {effect: accept, delay: 2 months, start: firstReception, incomplete: restart, legalBasis: CRPA art. L231-1, checkedOn: 2026-11-22, checkedBy: Nous}
        retention: {months: 12, fate: destroy, legalBasis: RGPD art. 5.1.e}
        legal: [Code du patrimoine]
        data: {purpose: Délivrer la carte, basis: Mission d'intérêt public, recipients: [Bibliothèque]}
        pieces:
          photo: {label: Une photo, indispensable: true, legalBasis: Règlement de la bibliothèque}
        form:
          pages:
            - id: vous
              title: Vous
              fields:
                - {id: nom, kind: text, label: Votre nom, role: lastName}
                - {id: email, kind: email, label: Votre e-mail (facultatif), required: false, role: email}
                - {id: photo, kind: photo, label: Votre photo, piece: photo}
        workflow: standard
        """

    /// The small file with one text in place of another, which must be there.
    public static func small(_ text: String, _ replacement: String) -> String {
        precondition(small.contains(text), "the small file has no \(text)")
        return small.replacing(text, with: replacement)
    }

    public static let shipped: [String] = {
        let folder = repository.appending(path: "Assets/catalogue").path
        return ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []).filter { $0.hasSuffix(".yaml") }.sorted()
    }()

    public static func text(_ name: String) throws -> String {
        try String(contentsOf: repository.appending(path: "Assets/catalogue").appending(path: name), encoding: .utf8)
    }

    public static let words: [Language: Words] = (try? EmbeddedAssets.catalogues()) ?? [:]
    public static var french: Words { words[.french] ?? Words(.french, texts: [:]) }
}
