/// Roughly where France is, on all its seas: enough to see that two numbers were written the other way round.
enum FrenchGround {
    private static let boxes: [(north: ClosedRange<Double>, east: ClosedRange<Double>)] = [
        (41...52, -6...10),  // the mainland and Corsica
        (14...19, -64 ... -60),  // Guadeloupe, Martinique, Saint-Martin, Saint-Barthélemy
        (2...6, -55 ... -51),  // Guyane
        (-22 ... -20, 55...56),  // La Réunion
        (-14 ... -12, 44...46),  // Mayotte
        (46...48, -57 ... -56),  // Saint-Pierre-et-Miquelon
        (-24 ... -18, 158...173),  // Nouvelle-Calédonie
        (-28 ... -7, -155 ... -134),  // Polynésie
        (-15 ... -13, -179 ... -175),  // Wallis-et-Futuna
    ]

    static func holds(north: Double, east: Double) -> Bool { boxes.contains { $0.north ~= north && $0.east ~= east } }
}
