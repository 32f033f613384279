/// The sections that are open at a place of a template, and what names mean there.
struct TemplateScope {
    private var places: [(shape: TemplateShape, isElement: Bool)]

    init(_ names: [String: TemplateShape]) { places = [(.group(names), false)] }

    var depth: Int { places.count }

    /// Looks a name up as Mustache does: in the section that is open, then in those around it.
    func shape(of name: String) -> TemplateShape? { name == "." ? places.last?.shape : place(of: name)?.shape }

    /// Goes into a section.
    /// - Returns: `false` for a list that is repeated inside another one without being part of it: each such list multiplies the page.
    mutating func open(_ shape: TemplateShape, named name: String) -> Bool {
        guard case .list(let element) = shape else {
            places.append((shape, false))
            return true
        }
        let innermost = places.lastIndex(where: \.isElement) ?? 0
        guard name == "." || (place(of: name)?.index ?? 0) >= innermost else { return false }
        places.append((element, true))
        return true
    }

    mutating func close() { if places.count > 1 { places.removeLast() } }

    private func place(of name: String) -> (shape: TemplateShape, index: Int)? {
        let path = name.split(separator: ".").map(String.init)
        for (index, place) in places.enumerated().reversed() {
            if let found = place.shape[path] { return (found, index) }
        }
        return nil
    }
}

extension TemplateShape {
    fileprivate subscript(path: [String]) -> TemplateShape? {
        guard let name = path.first else { return self }
        guard case .group(let members) = self else { return nil }
        return members[name]?[Array(path.dropFirst())]
    }
}
