# Completion of ./build.sh for fish. Written by ./build.sh GenerateFiles; not edited by hand.
# To use it: source completions/slipway.fish

# Other projects have a build.sh, too.
function __slipway_here
    set -l words (commandline -opc)
    set -l script (string replace -r '^~' $HOME -- $words[1])
    test -f (dirname -- $script)/slipway.json
end

# Targets come before the first option.
function __slipway_at_target
    __slipway_here; and not string match -q -- '-*' (commandline -opc)[2..]
end

# Whether one of these targets was named, or none at all.
function __slipway_reads
    __slipway_here; or return 1
    set -l named
    for word in (commandline -opc)[2..]
        string match -q -- '-*' $word; and break
        set -a named $word
    end
    test (count $named) -eq 0; and return 0
    for word in $named
        contains -- $word $argv; and return 0
    end
    return 1
end

complete -c build.sh -n __slipway_here -f
complete -c build.sh -n __slipway_at_target -a Audit -d 'Says what an image is made of, what of it is waste, and who brought it; reads engine, registry, OCI layout or docker archive'
complete -c build.sh -n __slipway_at_target -a BackendBuild -d 'Compiles the service\'s native code for every platform, with sccache'
complete -c build.sh -n __slipway_at_target -a Bench -d 'Measures the demo and a build from a package index, beside rivals and floors, and writes bench/demo.md, bench/cache.md, bench/wheelhouse.md and bench/pypi.md; takes some minutes. With --layers: a year of updates, replayed. With --rivals: other ways to build the same image. With --sccache REMOTE: native code from that compiler cache. With --audit: a large image, read'
complete -c build.sh -n __slipway_at_target -a BuildBase -d 'Makes the toolchain image: compilers for both platforms, Python headers, sccache'
complete -c build.sh -n __slipway_at_target -a Check -d 'Runs the service\'s tests in the shipped image with the tests as a layer on top'
complete -c build.sh -n __slipway_at_target -a Clean -d 'Deletes out/ and .nuke/temp/slipway; with --all also the store'
complete -c build.sh -n __slipway_at_target -a Comment -d 'Tells a pull request on GitHub what it does to the images: one comment, kept up to date, and a check with remarks at lines'
complete -c build.sh -n __slipway_at_target -a Compose -d 'Writes compose.yaml and what it builds from, one folder a mode: docker compose then needs nothing of Slipway'
complete -c build.sh -n __slipway_at_target -a Dev -d 'Makes the image for developers: the shipped one with shell, apt, debuggers and tests as layers on top'
complete -c build.sh -n __slipway_at_target -a Doctor -d 'Lists everything that a build would trip over, each with the command that mends it; changes nothing'
complete -c build.sh -n __slipway_at_target -a Engine -d 'Finds, starts and stops the engine: --start, --stop, --status'
complete -c build.sh -n __slipway_at_target -a Explain -d 'Says what Runtime would find and make, why, and what it would cost; runs nothing'
complete -c build.sh -n __slipway_at_target -a GenerateFiles -d 'Writes the committed files that are made from others'
complete -c build.sh -n __slipway_at_target -a Lock -d 'Resolves requirements into locks: exact versions with file, hash, size and graph'
complete -c build.sh -n __slipway_at_target -a Modes -d 'Prints what can be built, what is refused and why, and what each costs: --json, --markdown'
complete -c build.sh -n __slipway_at_target -a Publish -d 'Pushes one index over images that machines of their own platforms have made and tested; makes no layer'
complete -c build.sh -n __slipway_at_target -a PushCache -d 'Makes the layers that are missing and writes all to the cache by their keys: nobody makes them again'
complete -c build.sh -n __slipway_at_target -a Render -d 'Writes a folder that plain Docker builds the image from: Dockerfile, bake file, wheels, sources (--output, default out/render)'
complete -c build.sh -n __slipway_at_target -a Replay -d 'Runs a job of the CI again here, says what of it cannot be matched, and whether the same digest comes out'
complete -c build.sh -n __slipway_at_target -a Runtime -d 'Makes the service\'s image from layers, tests it and puts it into store, engine, registry or folder'
complete -c build.sh -n __slipway_at_target -a Test -d 'Runs the project\'s own tests, rung by rung; the last line is their sum'
complete -c build.sh -n __slipway_at_target -a VerifyFiles -d 'Finds generated files that are not what their sources say'
complete -c build.sh -n __slipway_at_target -a VerifyLayers -d 'Compares the layers that were made here with what a cache has under the same keys: one key, one content'
complete -c build.sh -n __slipway_at_target -a VerifyLock -d 'Checks locks without a network: every line, and whether they were made from the requirements as they are'
complete -c build.sh -n __slipway_at_target -a VerifyWorkflows -d 'Finds workflows that are not what slipway.json and pins.json say'
complete -c build.sh -n __slipway_at_target -a Wheelhouse -d 'Brings every wheel of the lock into the store, checked against its hash; --output exports them, --serve offers them as an index'
complete -c build.sh -n __slipway_at_target -a Workflows -d 'Writes the workflows of GitHub Actions that slipway.json asks for'
complete -c build.sh -n '__slipway_reads Check Clean Dev Explain Lock PushCache Runtime Test Wheelhouse' -l all -d 'Test: also the tests that take long. Clean: also the store outside the repository. Lock: every lock of the upstream. Wheelhouse: hashes the whole store again first. Check, Dev: runs the tests of an image that has passed them. Explain --matrix: also what is found'
complete -c build.sh -n '__slipway_reads Bench' -l audit -d 'Bench: reads an image of 5 GB, 40 layers and 400,000 files as Audit does, beside plain unpacking of the same layers, and writes bench/audit.md'
complete -c build.sh -n '__slipway_reads Audit BackendBuild BuildBase Check Compose Dev Doctor Explain Lock Publish PushCache Render Runtime VerifyLayers VerifyLock Wheelhouse' -l backend -x -a '(__fish_append , onnx torch vllm sglang trtllm all)' -d 'What the image infers with: onnx, torch, vllm, sglang or trtllm'
complete -c build.sh -n '__slipway_reads Lock' -l budget -x -d 'Lock --upgrade: most bytes that any image may move, such as 200MB; takes the upgrades worth most within it, and says which it left and why'
complete -c build.sh -n '__slipway_reads BackendBuild BuildBase Check Compose Dev Doctor Engine Explain Publish PushCache Render Runtime VerifyLayers Wheelhouse' -l builder -x -d 'Builder of buildx that runs the steps, such as one on kubernetes or a remote machine'
complete -c build.sh -n '__slipway_reads Explain Lock' -l bump -x -d 'Packages to move, as NAME or NAME==VERSION; everything else stays where the requirements allow it. Lock moves them, Explain says what that would make and move'
complete -c build.sh -n '__slipway_reads Check Compose Dev Explain Publish PushCache Render Runtime VerifyLayers' -l bytecode -x -a 'on off' -d 'Bytecode of the Python packages, in layers of its own: on (a faster start) or off (a smaller image)'
complete -c build.sh -n '__slipway_reads Audit Check Dev Explain Publish PushCache Replay Runtime VerifyLayers' -l cache -x -d 'Caches of other machines: registry=HOST/PATH (layers, wheels and BuildKit\'s), registry for the cache.repository of slipway.json; for BuildKit\'s also local, local=DIR, gha, s3=BUCKET, azblob=ACCOUNT/CONTAINER; or none'
complete -c build.sh -n __slipway_here -l continue -d 'Goes on where the last run with the same targets and values failed'
complete -c build.sh -n '__slipway_reads Check Dev Explain PushCache Runtime Wheelhouse' -l cuda -x -d 'Device gpu: CUDA version that wheels are compiled for, such as 12.4'
complete -c build.sh -n '__slipway_reads Explain Lock' -l cutoff -x -d 'Resolving takes nothing that was uploaded later, such as 2026-11-20 (to the end of that day, UTC) or 2026-11-20T12:00:00Z'
complete -c build.sh -n '__slipway_reads Bench' -l data -x -d 'Folder with series of locks (*.jsonl) for --layers; otherwise those of the project'
complete -c build.sh -n '__slipway_reads Audit BackendBuild BuildBase Check Compose Dev Doctor Explain Lock Publish PushCache Render Runtime VerifyLayers VerifyLock Wheelhouse' -l device -x -a 'cpu gpu' -d 'What the image computes on: cpu or gpu'
complete -c build.sh -n '__slipway_reads BackendBuild BuildBase Check Comment Dev Publish PushCache Replay Runtime VerifyLayers Wheelhouse' -l dry-run -d 'Says what the target would find and make, as Explain does, and ends: nothing is started, and nothing is written but the record of --job-folder'
complete -c build.sh -n '__slipway_reads Audit' -l fail-on-findings -d 'Audit: also fails (exit code 7) for each finding of waste or danger that slipway.json does not accept'
complete -c build.sh -n __slipway_here -l generate-configuration -x -d 'For NUKE itself: writes the workflow file of that name'
complete -c build.sh -n '__slipway_reads Check Dev Explain PushCache Runtime Wheelhouse' -l gpu-architectures -x -d 'Device gpu: compute capabilities that wheels are compiled for, such as 8.0,9.0+PTX'
complete -c build.sh -n __slipway_here -l help -d 'Prints this text; after a target, what that target does and reads'
complete -c build.sh -n __slipway_here -l host -x -a 'Terminal GitHubActions' -d 'Whom the output is for, such as Terminal or GitHubActions'
complete -c build.sh -n '__slipway_reads Audit' -l html -x -d 'Audit: also writes the answer as one HTML page to that file'
complete -c build.sh -n '__slipway_reads Audit' -l image -x -d 'Audit: an image: oci:PATH, docker-archive:PATH, engine:NAME or registry:NAME; without such a word a path, else what the engine has, else the registry. Several: --image again, or commas; then also what they share'
complete -c build.sh -n '__slipway_reads Check Dev Doctor Explain Lock Publish PushCache Runtime VerifyLayers Wheelhouse' -l index -x -d 'Address of the package index (its simple API)'
complete -c build.sh -n '__slipway_reads Replay' -l job -x -d 'Replay: name of the job of that run, such as minimal-onnx-cpu.arm64'
complete -c build.sh -n '__slipway_reads Audit Check Comment Dev Explain Publish PushCache Runtime VerifyLayers' -l job-folder -x -a '(__fish_complete_directories)' -d 'Folder that receives the record of the run: Runtime, Check and Dev write job.json for Replay, Audit audit.json, Explain matrix.json'
complete -c build.sh -n '__slipway_reads Audit BackendBuild Bench BuildBase Check Dev Doctor Explain Lock Modes Publish PushCache Runtime VerifyLayers Wheelhouse' -l json -d 'Prints the answer as JSON; of what makes something, one object a line while it works'
complete -c build.sh -n '__slipway_reads Bench Explain Lock' -l layers -d 'Of Explain: says which wheels share a layer, and why. Of Lock: plans the layers of the locks as they are, with no network. Of Bench: replays a year of locks'
complete -c build.sh -n '__slipway_reads Explain' -l lock -x -d 'Explain: what would be made and moved if this file stood for the committed lock of its selection'
complete -c build.sh -n '__slipway_reads Audit BackendBuild BuildBase Check Compose Dev Doctor Explain Lock Publish PushCache Render Runtime VerifyLayers VerifyLock Wheelhouse' -l locked -d 'Refuses to resolve packages anew when a locked one is gone from its suite'
complete -c build.sh -n '__slipway_reads Audit BackendBuild Bench BuildBase Check Dev Doctor Explain Lock Modes Publish PushCache Runtime VerifyLayers Wheelhouse' -l markdown -d 'Prints the answer as Markdown'
complete -c build.sh -n '__slipway_reads Explain' -l matrix -d 'Explain: which images of which platforms CI has to make, by the workflows of slipway.json; with --all every one of them'
complete -c build.sh -n '__slipway_reads Audit BackendBuild BuildBase Check Compose Dev Doctor Explain Lock Publish PushCache Render Runtime VerifyLayers VerifyLock Wheelhouse' -l mode -x -a 'minimal recommended full' -d 'What is installed: minimal, recommended or full'
complete -c build.sh -n '__slipway_reads BackendBuild BuildBase Check Compose Dev Doctor Explain Publish PushCache Render Runtime VerifyLayers Wheelhouse' -l name -x -d 'Repository of the image'
complete -c build.sh -n __slipway_here -l no-logo -d 'Leaves out the banner'
complete -c build.sh -n '__slipway_reads BackendBuild BuildBase Check Compose Dev Doctor Explain Publish PushCache Render Runtime VerifyLayers Wheelhouse' -l output -x -a '(__fish_complete_directories)' -d 'Folder to write to: Runtime an OCI layout, Render what plain Docker builds from, Compose its compose.yaml, Wheelhouse its wheels'
complete -c build.sh -n '__slipway_reads BackendBuild Check Dev Explain Publish PushCache Runtime VerifyLayers' -l override -x -d 'Compiles a native component from a folder instead of its archive: NAME=DIR, several with commas between them'
complete -c build.sh -n __slipway_here -l partition -x -d 'Which part of a divided target to run, such as 1/3'
complete -c build.sh -n __slipway_here -l plan -d 'Shows the graph of targets as a page in the browser; runs nothing'
complete -c build.sh -n '__slipway_reads Audit BackendBuild BuildBase Check Compose Dev Doctor Explain Lock Publish PushCache Render Runtime VerifyLayers VerifyLock Wheelhouse' -l platform -x -a '(__fish_append , linux/amd64 linux/arm64)' -d 'linux/amd64, linux/arm64 or both (then one index holds both)'
complete -c build.sh -n '__slipway_reads Audit Explain PushCache' -l product -x -a 'runtime check dev' -d 'Explain, PushCache, Audit: which image is meant: runtime, check or dev'
complete -c build.sh -n __slipway_here -l profile -x -d 'Reads .nuke/parameters.PROFILE.json, too; the last one counts most'
complete -c build.sh -n '__slipway_reads Comment' -l pull-request -x -d 'Comment: number of the pull request'
complete -c build.sh -n '__slipway_reads BackendBuild BuildBase Check Compose Dev Doctor Explain Publish PushCache Render Runtime VerifyLayers Wheelhouse' -l push -d 'Pushes the image to --registry'
complete -c build.sh -n '__slipway_reads BackendBuild BuildBase Check Compose Dev Doctor Explain Publish PushCache Render Runtime VerifyLayers Wheelhouse' -l registry -x -d 'Registry, with a path if need be, that images are pushed to, such as registry.example.com/team'
complete -c build.sh -n '__slipway_reads Check Dev Explain Lock Publish PushCache Runtime VerifyLayers VerifyLock Wheelhouse' -l requirements -x -d 'Folder of the requirement files, with the locks below it'
complete -c build.sh -n '__slipway_reads Bench' -l rivals -d 'Builds one service with Slipway and with Dockerfiles of pip and uv, with the same engine and registry, and writes bench/rivals.md'
complete -c build.sh -n __slipway_here -l root -x -a '(__fish_complete_directories)' -d 'The checkout to work on'
complete -c build.sh -n '__slipway_reads Replay' -l run -x -d 'Replay: id of a run of the CI, whose artifact is fetched; with --job'
complete -c build.sh -n '__slipway_reads Test' -l rung -x -a '(__fish_append , House Core Tools Targets Compat FrontDoor Images)' -d 'Test: the rungs to run: House, Core, Tools, Targets, Compat, FrontDoor, Images'
complete -c build.sh -n '__slipway_reads BackendBuild Bench Check Dev Publish PushCache Runtime VerifyLayers Wheelhouse' -l sccache -x -d 'Remote compiler cache of sccache behind the engine\'s disk: redis=..., s3=..., webdav=..., memcached=..., gha or none (docs/sccache.md)'
complete -c build.sh -n '__slipway_reads Check Dev PushCache Runtime Wheelhouse' -l serve -x -d 'Wheelhouse: offers the wheels as an index to pip and uv until Ctrl+C, at ADDRESS:PORT'
complete -c build.sh -n __slipway_here -l shell-completion -d 'For NUKE\'s own completion; this project\'s is in completions/'
complete -c build.sh -n '__slipway_reads Explain' -l since -x -d 'Explain: what would be made and moved since that branch, tag or commit: its locks, slipway.json and service, compared with the checkout'
complete -c build.sh -n __slipway_here -l skip -x -a '(__fish_append + Audit BackendBuild Bench BuildBase Check Clean Comment Compose Dev Doctor Engine Explain GenerateFiles Lock Modes Publish PushCache Render Replay Runtime Test VerifyFiles VerifyLayers VerifyLock VerifyWorkflows Wheelhouse Workflows)' -d 'Targets to leave out; without a value, all that run before the named one'
complete -c build.sh -n '__slipway_reads BackendBuild BuildBase Check Compose Dev Doctor Explain Publish PushCache Render Runtime VerifyLayers Wheelhouse' -l smoke -x -a 'auto on off' -d 'Tests the image by running it: auto (a digest without a recorded pass, when an engine is in reach), on or off'
complete -c build.sh -n '__slipway_reads Replay' -l spec -x -d 'Replay: the job.json that a job left, or its folder'
complete -c build.sh -n '__slipway_reads Engine' -l start -d 'Starts an engine of the build\'s own where none in reach does the job; it stays up until it is stopped'
complete -c build.sh -n '__slipway_reads Engine' -l status -d 'Says which engine is in reach and what it can do. This is the default'
complete -c build.sh -n '__slipway_reads Engine' -l stop -d 'Stops the build\'s own engine and removes all of it but its data'
complete -c build.sh -n __slipway_here -l strict -d 'Refuses targets whose order is not wholly determined'
complete -c build.sh -n '__slipway_reads BackendBuild BuildBase Check Compose Dev Doctor Explain Publish PushCache Render Runtime VerifyLayers Wheelhouse' -l tag -x -d 'Tag of the image'
complete -c build.sh -n __slipway_here -l target -x -a '(__fish_append + Audit BackendBuild Bench BuildBase Check Clean Comment Compose Dev Doctor Engine Explain GenerateFiles Lock Modes Publish PushCache Render Replay Runtime Test VerifyFiles VerifyLayers VerifyLock VerifyWorkflows Wheelhouse Workflows)' -d 'Targets to run, like the words before the first option'
complete -c build.sh -n '__slipway_reads Lock' -l upgrade -d 'Lock: moves every package to the newest version that fits'
complete -c build.sh -n '__slipway_reads Audit BackendBuild BuildBase Check Compose Dev Doctor Explain Lock Publish PushCache Render Runtime VerifyLayers VerifyLock Wheelhouse' -l upstream -x -a 'public pypi debian' -d 'Where bases and packages come from: public, pypi, debian or an upstream of slipway.json'
complete -c build.sh -n __slipway_here -l verbosity -x -a 'verbose normal minimal quiet' -d 'How much is printed: Verbose, Normal, Minimal or Quiet'
complete -c build.sh -n '__slipway_reads Explain' -l why -x -d 'Explain: why this layer, component, package or product is found or made: which field of its key differs from the nearest known key'
