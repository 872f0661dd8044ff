import { Keys } from '../../frame/help.tsx';
import { Page, Section } from '../../parts/page.tsx';
import { About } from './about.tsx';
import { Choices } from './choices.tsx';
import { Doctor } from './doctor.tsx';
import { ProjectFacts } from './project-facts.tsx';

export default function SettingsPage() {
  return (
    <Page title="Settings" answer="How this browser shows the workbench, what this machine has, and what is open.">
      <Section id="choices" title="Yours" note="Kept in this browser; nobody else is touched.">
        <Choices />
      </Section>
      <Section
        id="machine"
        title="This machine"
        note={
          <>
            As <code>headroom doctor</code> says.
          </>
        }
      >
        <Doctor />
      </Section>
      <Section id="project" title="Project">
        <ProjectFacts />
      </Section>
      <Section
        id="keys"
        title="Keys"
        note={
          <>
            Those of a page are listed there by <kbd>?</kbd>.
          </>
        }
      >
        <Keys />
      </Section>
      <Section id="about" title="About">
        <About />
      </Section>
    </Page>
  );
}
