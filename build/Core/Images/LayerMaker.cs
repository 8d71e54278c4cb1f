namespace Slipway.Core.Images;

/// <summary>Who makes a layer. Each layer has exactly one maker. The order is the order in the image: by how often the content changes.</summary>
public enum LayerMaker
{
    /// <summary>The operating system's files: no shell, no package manager.</summary>
    Base,

    /// <summary>Packages of the distribution's package manager.</summary>
    Packages,

    /// <summary>Shared libraries that wheels need, unmodified.</summary>
    Syslibs,

    /// <summary>The skeleton of the virtual environment.</summary>
    Venv,

    /// <summary>A group of wheels, laid out as an installer would.</summary>
    Wheels,

    /// <summary>Compiled Python bytecode.</summary>
    Bytecode,

    /// <summary>Native code of the service itself, compiled in BackendBuild.</summary>
    Component,

    /// <summary>Model weights.</summary>
    Model,

    /// <summary>The service's own source.</summary>
    App,

    /// <summary>Shell, package manager, debuggers and all else that only a developer needs.</summary>
    Tools,

    /// <summary>What the service's tests are run with, in a folder of its own.</summary>
    TestTools,

    /// <summary>A model that only tests need.</summary>
    TestModel,

    /// <summary>The service's tests.</summary>
    Tests,
}
