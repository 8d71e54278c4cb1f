using Slipway.Core.Catalog;
using Slipway.Core.Images;

namespace Slipway.Core.Rendering;

/// <summary>compose.yaml: the service on the processor, and on a GPU in the profile <c>gpu</c>. <c>MODEL_BUILD_MODE</c> chooses among the rendered folders.</summary>
public static class ComposeFile
{
    /// <summary>First words of the file: one without them is the user's own.</summary>
    public const string Head = "# Written by Slipway (./build.sh Compose).";

    /// <summary>Folder of the rendered modes, beside the file.</summary>
    public const string Contexts = "out/compose";

    /// <summary>The folder of a mode.</summary>
    /// <param name="device">The device.</param>
    /// <param name="mode">The mode as typed, or the variable that holds it.</param>
    public static string ContextOf(Device device, string mode) => $"{Contexts}/{Selection.Word(device)}-{mode}";

    /// <summary>The text.</summary>
    /// <param name="service">The service.</param>
    /// <param name="rendered">What was rendered, by device.</param>
    public static string Render(ServiceFacts service, ILookup<Device, Mode> rendered) =>
        $$"""
            {{Head}} It is written again with every run:
            # put your own settings into compose.override.yaml, which docker compose reads too.
            #
            # MODEL_BUILD_MODE, of the environment or of .env, is the mode to build:
            #   model-service      {{Words(rendered[Device.Cpu])}}
            #   model-service-gpu  {{Words(rendered[Device.Gpu])}}
            name: {{Quote(service.Name)}}

            services:
              model-service:
                image: {{Quote($"slipway/{service.Name}:cpu")}}
                build:
                  context: "./{{ContextOf(Device.Cpu, "${MODEL_BUILD_MODE:-minimal}")}}"
                  target: {{RenderedBake.Runtime}}
                ports:
                  - "${MODEL_SERVICE_PORT:-{{service.Port}}}:{{service.Port}}"
            {{Running(service)}}

            {{(rendered.Contains(Device.Gpu) ? Gpu(service) : "")}}volumes:
              service-data:

            """.ReplaceLineEndings("\n");

    private static string Gpu(ServiceFacts service) =>
        $$"""
              model-service-gpu:
                profiles: [gpu]
                image: {{Quote($"slipway/{service.Name}:gpu")}}
                build:
                  context: "./{{ContextOf(Device.Gpu, "${MODEL_BUILD_MODE:-full}")}}"
                  target: {{RenderedBake.Runtime}}
                ports:
                  - "${MODEL_SERVICE_GPU_PORT:-{{service.Port + 1}}}:{{service.Port}}"
            {{Running(service)}}
                deploy:
                  resources:
                    reservations:
                      devices:
                        - driver: nvidia
                          count: all
                          capabilities: [gpu]


            """;

    /// <summary>How both run: nothing can be written but the volume and the temporary folder.</summary>
    private static string Running(ServiceFacts service)
    {
        var health = ServiceConfig.For(service).Healthcheck;
        var check = health is null
            ? ""
            : $"""

                    healthcheck:
                      test: {JsonText.List(health.Test)}
                      interval: 30s
                      timeout: 5s
                      start_period: 60s
                      start_interval: 1s
                      retries: 3
                """;
        return $"""
                read_only: true
                tmpfs:
                  - /tmp
                cap_drop: [ALL]
                security_opt: ["no-new-privileges:true"]
                restart: unless-stopped
                volumes:
                  - service-data:/home/app{check}
            """;
    }

    private static string Words(IEnumerable<Mode> modes) => string.Join(", ", modes.Select(x => Selection.Word(x))) is { Length: > 0 } words ? words : "none";

    private static string Quote(string text) => JsonText.Quote(text);
}
