import Core
import Foundation
import Law
import Web

@testable import Correspondence

/// Admiville, and Amina's request to it, at a fixed hour.
enum Town {
    static let morning = Date(timeIntervalSince1970: 1_772_528_400)
    static let paris = TimeZone(identifier: "Europe/Paris")!
    static let amina = EmailAddress("amina.diallo@exemple.fr")!

    static let sender = Sender(
        name: "Ville d'Admiville", address: "1 place de la Mairie\n35000 Admiville", phone: "02 99 00 00 00", email: "mairie@admiville.example",
        baseURL: "https://demarches.admiville.example", dataProtection: "dpo@admiville.example",
        mailbox: Mailbox(name: HeaderText("Ville d'Admiville")!, address: EmailAddress("ne-pas-repondre@admiville.example")!))

    static let unit = PaperUnit(
        name: "Service état civil", phone: "02 99 00 00 10", email: "etat-civil@admiville.example",
        address: "Hôtel de ville\n1 place de la Mairie\n35000 Admiville")

    static let resume = ResumeFacts(
        procedure: "Demander une copie d'acte de naissance", code: "7K3M-Q2XN-8W4P", link: "https://demarches.admiville.example/reprendre",
        keptUntil: LocalDate("2026-06-01")!)

    static let warning = SilenceNearFacts(
        unit: unit.name, requests: [.init(reference: reference, procedure: "Réserver une salle", on: LocalDate("2026-06-01")!, effect: .reject)],
        link: "https://demarches.admiville.example/bureau")

    // Read once: it takes a second in a debug build.
    static let catalogues = try! EmbeddedAssets.catalogues()
    static let words = catalogues[.french]!
    static let book = try! TemplateBook.embedded()
    static let letters = Letters(book: book, words: words, maker: PaperMaker(weasyprint: "/usr/bin/weasyprint", timeout: .seconds(300)))

    static func facts(silence effect: SilenceRule.Effect = .accept, channel: Channel = .web) -> PaperFacts {
        var facts = PaperFacts(
            reference: reference, procedure: "Demander une copie d'acte de naissance", delay: "5 jours ouvrés", receivedAt: morning, zone: paris,
            channel: channel, applicant: "Amina Diallo", unit: unit, status: "Nous étudions votre demande",
            next: "Vous n'avez rien à faire. Nous vous répondons au plus tard le 3 mai 2026.",
            link: "https://demarches.admiville.example/suivi/lien/Zm9vYmFyYmF6cXV4Zm9vYmFy")
        let remedy = Remedy(court: "tribunal administratif de Rennes, 3 contour de la Motte, 35044 Rennes Cedex")
        let clock = SilenceClock(SilenceRule(effect: effect, legalBasis: "CRPA, art. L231-1"), receivedOn: LocalDate(morning, in: paris))
        facts.postalAddress = ["12 rue des Lilas", "35000 Admiville"]
        facts.acknowledgement = Acknowledgement(
            receivedOn: LocalDate(morning, in: paris), clock: clock, remedy: remedy, workingDays: WorkingDays())
        facts.explanation = clock?.explanation ?? []
        facts.answers = [
            AnsweredPage(
                title: "La personne concernée",
                lines: [
                    .init(label: "Nom de naissance", texts: ["Diallo"]), .init(label: "Prénoms", texts: ["Amina", "Rose"]),
                    .init(label: "Date de naissance", texts: ["3 mars 1985"]),
                ]),
            AnsweredPage(title: "Vos coordonnées", lines: [.init(label: "Adresse", texts: ["12 rue des Lilas\n35000 Admiville"])]),
        ]
        facts.files = ["pièce d'identité.pdf", "livret.jpg"]
        facts.digest = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
        facts.appeal = PaperAppeal(remedy)
        facts.act = PaperAct(
            at: morning + 3 * 86_400, agent: "Bruno Petit", quality: "Responsable du service état civil", pieces: ["Pièce d'identité"],
            answerBy: LocalDate("2026-04-03"),
            text: "La copie demandée est celle d'un acte qui n'est pas dans nos registres.\n\nDemandez-la à la mairie de Brest.")
        facts.incomplete = .restart
        return facts
    }

    private static let reference: Reference = {
        var generator = Sequel()
        return .random(using: &generator)
    }()

    /// The same numbers each time.
    private struct Sequel: RandomNumberGenerator {
        var state: UInt64 = 42
        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state
        }
    }
}
