import Core

extension Theme {
    /// What keeps this theme from being saved: colours that are not colours, or that some people could not read (WCAG 2.1, 1.4.3 and 1.4.11).
    public func faults() -> [UserMessage] {
        guard let main = Colour(main), let onMain = Colour(onMain), let accent = Colour(accent) else {
            return [UserMessage("web.theme.notAColour")]
        }
        var faults: [UserMessage] = []
        func check(_ one: Colour, on other: Colour, atLeast least: Double, _ key: String) {
            let ratio = one.contrast(with: other)
            if ratio < least { faults.append(UserMessage(key, ["ratio": Self.written(ratio), "least": Self.written(least)])) }
        }
        check(main, on: .white, atLeast: 4.5, "web.theme.mainTooLight")
        check(onMain, on: main, atLeast: 4.5, "web.theme.onMainTooClose")
        check(accent, on: .white, atLeast: 3, "web.theme.accentTooLight")
        return faults
    }

    /// "3,2": cut, not rounded, so that 4.49 does not read as enough.
    private static func written(_ ratio: Double) -> String {
        let tenths = Int(ratio * 10)
        return tenths % 10 == 0 ? "\(tenths / 10)" : "\(tenths / 10),\(tenths % 10)"
    }
}
