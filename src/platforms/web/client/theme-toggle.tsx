import { useState } from 'preact/hooks';
import { MoonIcon, SunIcon } from './icons.tsx';
import { currentTheme, toggleTheme } from './theme.ts';

export function ThemeToggle() {
  const [theme, setTheme] = useState(currentTheme);
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <button
      type="button"
      class="button icon-button"
      aria-label={`Switch to the ${other} theme`}
      onClick={() => setTheme(toggleTheme())}
    >
      {theme === 'dark' ? <SunIcon /> : <MoonIcon />}
    </button>
  );
}
