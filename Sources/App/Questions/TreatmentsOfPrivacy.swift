import Privacy
import Web
import Yams

/// What is done with personal data beside the procedures: `Assets/treatments.yaml`.
enum TreatmentsOfPrivacy {
    private static let read = Result {
        try YAMLDecoder().decode(DeclaredTreatments.self, from: EmbeddedAssets.text("treatments.yaml") ?? "")
    }

    static func declared() throws -> DeclaredTreatments { try read.get() }
}
