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
complete -c build.sh -n __slipway_at_target -a BackendBuild -d 'Compiles the service\'s native code for every platform, with sccache'
complete -c build.sh -n __slipway_at_target -a Bench -d 'Measures the demo, side by side with its rivals, and writes bench/demo.md; takes some minutes'
complete -c build.sh -n __slipway_at_target -a BuildBase -d 'Makes the toolchain image: compilers for both platforms, Python headers, sccache'
complete -c build.sh -n __slipway_at_target -a Clean -d 'Deletes out/ and .nuke/temp/slipway; with --all also the store'
complete -c build.sh -n __slipway_at_target -a Doctor -d 'Lists everything that a build would trip over, each with the command that mends it; changes nothing'
complete -c build.sh -n __slipway_at_target -a Engine -d 'Finds, starts and stops the engine: --start, --stop, --status'
complete -c build.sh -n __slipway_at_target -a Explain -d 'Says what Runtime would find and make, and why; runs nothing'
complete -c build.sh -n __slipway_at_target -a GenerateFiles -d 'Writes the committed files that are made from others'
complete -c build.sh -n __slipway_at_target -a Runtime -d 'Makes the service\'s image from layers, tests it and puts it into store, engine, registry or folder'
complete -c build.sh -n __slipway_at_target -a Test -d 'Runs the project\'s own tests, rung by rung; the last line is their sum'
complete -c build.sh -n __slipway_at_target -a VerifyFiles -d 'Finds generated files that are not what their sources say'
complete -c build.sh -n __slipway_at_target -a Wheelhouse -d 'Brings every wheel of the lock into the store, checked against its hash'
complete -c build.sh -n '__slipway_reads Clean Test' -l all -d 'Test: also the tests that take long. Clean: also the store outside the repository'
complete -c build.sh -n '__slipway_reads BackendBuild BuildBase Doctor Explain Runtime Wheelhouse' -l backend -x -a 'onnx torch vllm sglang trtllm' -d 'What the image infers with: onnx, torch, vllm, sglang or trtllm'
complete -c build.sh -n '__slipway_reads BackendBuild BuildBase Doctor Engine Explain Runtime Wheelhouse' -l builder -x -d 'Builder of buildx that runs the steps, such as one on kubernetes or a remote machine'
complete -c build.sh -n __slipway_here -l continue -d 'Goes on where the last run with the same targets and values failed'
complete -c build.sh -n '__slipway_reads BackendBuild BuildBase Doctor Explain Runtime Wheelhouse' -l device -x -a 'cpu gpu' -d 'What the image computes on: cpu or gpu'
complete -c build.sh -n __slipway_here -l generate-configuration -x -d 'For NUKE itself: writes the workflow file of that name'
complete -c build.sh -n __slipway_here -l help -d 'Prints this text; after a target, what that target does and reads'
complete -c build.sh -n __slipway_here -l host -x -a 'Terminal GitHubActions' -d 'Whom the output is for, such as Terminal or GitHubActions'
complete -c build.sh -n '__slipway_reads Doctor' -l json -d 'Prints the answer as JSON'
complete -c build.sh -n '__slipway_reads BackendBuild BuildBase Doctor Explain Runtime Wheelhouse' -l locked -d 'Refuses to resolve packages anew when a locked one is gone from its suite'
complete -c build.sh -n '__slipway_reads Doctor' -l markdown -d 'Prints the answer as Markdown'
complete -c build.sh -n '__slipway_reads BackendBuild BuildBase Doctor Explain Runtime Wheelhouse' -l mode -x -a 'minimal recommended full' -d 'What is installed: minimal, recommended or full'
complete -c build.sh -n '__slipway_reads BackendBuild BuildBase Doctor Explain Runtime Wheelhouse' -l name -x -d 'Repository of the image'
complete -c build.sh -n __slipway_here -l no-logo -d 'Leaves out the banner'
complete -c build.sh -n '__slipway_reads BackendBuild BuildBase Doctor Explain Runtime Wheelhouse' -l output -x -a '(__fish_complete_directories)' -d 'Folder to write the image to as an OCI layout'
complete -c build.sh -n __slipway_here -l partition -x -d 'Which part of a divided target to run, such as 1/3'
complete -c build.sh -n __slipway_here -l plan -d 'Shows the graph of targets as a page in the browser; runs nothing'
complete -c build.sh -n '__slipway_reads BackendBuild BuildBase Doctor Explain Runtime Wheelhouse' -l platform -x -a '(__fish_append , linux/amd64 linux/arm64)' -d 'linux/amd64, linux/arm64 or both (then one index holds both)'
complete -c build.sh -n __slipway_here -l profile -x -d 'Reads .nuke/parameters.PROFILE.json, too; the last one counts most'
complete -c build.sh -n '__slipway_reads BackendBuild BuildBase Doctor Explain Runtime Wheelhouse' -l push -d 'Pushes the image to --registry'
complete -c build.sh -n '__slipway_reads BackendBuild BuildBase Doctor Explain Runtime Wheelhouse' -l registry -x -d 'Registry, with a path if need be, that images are pushed to, such as registry.example.com/team'
complete -c build.sh -n __slipway_here -l root -x -a '(__fish_complete_directories)' -d 'The checkout to work on'
complete -c build.sh -n '__slipway_reads Test' -l rung -x -a '(__fish_append , House Core Tools Targets Compat FrontDoor Images)' -d 'Test: the rungs to run: House, Core, Tools, Targets, Compat, FrontDoor, Images'
complete -c build.sh -n __slipway_here -l shell-completion -d 'For NUKE\'s own completion; this project\'s is in completions/'
complete -c build.sh -n __slipway_here -l skip -x -a '(__fish_append + BackendBuild Bench BuildBase Clean Doctor Engine Explain GenerateFiles Runtime Test VerifyFiles Wheelhouse)' -d 'Targets to leave out; without a value, all that run before the named one'
complete -c build.sh -n '__slipway_reads BackendBuild BuildBase Doctor Explain Runtime Wheelhouse' -l smoke -x -a 'auto on off' -d 'Tests the image by running it: auto (a digest without a recorded pass, when an engine is in reach), on or off'
complete -c build.sh -n '__slipway_reads Engine' -l start -d 'Starts an engine of the build\'s own where none in reach does the job; it stays up until it is stopped'
complete -c build.sh -n '__slipway_reads Engine' -l status -d 'Says which engine is in reach and what it can do. This is the default'
complete -c build.sh -n '__slipway_reads Engine' -l stop -d 'Stops the build\'s own engine and removes all of it but its data'
complete -c build.sh -n __slipway_here -l strict -d 'Refuses targets whose order is not wholly determined'
complete -c build.sh -n '__slipway_reads BackendBuild BuildBase Doctor Explain Runtime Wheelhouse' -l tag -x -d 'Tag of the image'
complete -c build.sh -n __slipway_here -l target -x -a '(__fish_append + BackendBuild Bench BuildBase Clean Doctor Engine Explain GenerateFiles Runtime Test VerifyFiles Wheelhouse)' -d 'Targets to run, like the words before the first option'
complete -c build.sh -n '__slipway_reads BackendBuild BuildBase Doctor Explain Runtime Wheelhouse' -l upstream -x -a 'public pypi debian' -d 'Where bases and packages come from: public, pypi or debian'
complete -c build.sh -n __slipway_here -l verbosity -x -a 'verbose normal minimal quiet' -d 'How much is printed: Verbose, Normal, Minimal or Quiet'
