struct QualityController: Sendable {
    static let path = "/qualite"
}
